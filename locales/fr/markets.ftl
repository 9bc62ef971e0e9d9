### Les prix sur d’autres marchés, ou comment un prix de la boutique devient celui d’un marché.
### Les espaces insécables s’écrivent { "\u00A0" } devant le deux-points et { "\u202F" } devant le signe %, pour qu’on les voie.

markets-heading = Prix sur d’autres marchés
markets-hint = Ce que les mêmes objets coûtent ailleurs, et chaque étape qui y mène.
markets-loading = Calcul des prix en cours…
markets-failed = Les prix n’ont pas pu être calculés. Veuillez recharger la page et réessayer.
markets-label = Marché
market-de = Allemagne
market-ch = Suisse
market-gb = Royaume-Uni
market-us = États-Unis
market-jp = Japon
market-br = Brésil
market-prices-label = Prix, dont chacun se déplie pour montrer ses étapes

## Étapes, chacune avec le montant auquel elle mène

market-base = Prix dans cette boutique
market-convert = Converti à { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
market-markup = Plus une marge de { NUMBER($percent) }{ "\u202F" }%
market-conversionFee = Plus des frais de conversion de { NUMBER($percent) }{ "\u202F" }%
market-fee = Plus des frais de { MONEY($amount) }
market-discount = Moins une remise de { NUMBER($percent) }{ "\u202F" }%
market-tax-replaced = Taxe de { NUMBER($taken) }{ "\u202F" }% retirée, taxe de { NUMBER($percent) }{ "\u202F" }% ajoutée
market-tax-removed = Taxe de { NUMBER($taken) }{ "\u202F" }% retirée
market-tax-included = Taxe de { NUMBER($percent) }{ "\u202F" }% ajoutée
market-increment =
    { $rounding ->
        [up] Arrondi au multiple supérieur de { MONEY($amount) }
        [down] Arrondi au multiple inférieur de { MONEY($amount) }
       *[nearest] Arrondi à un multiple de { MONEY($amount) }
    }
market-round =
    { $rounding ->
        [up] Arrondi par excès à la plus petite unité de la devise
        [down] Arrondi par défaut à la plus petite unité de la devise
       *[nearest] Arrondi à la plus petite unité de la devise
    }
market-charm =
    { $rounding ->
        [up] Arrondi par excès à un prix finissant par { $ending }
        [down] Arrondi par défaut à un prix finissant par { $ending }
       *[nearest] Arrondi à un prix finissant par { $ending }
    }
market-minimum = Relevé au prix minimal de ce marché
market-cash = Arrondi à ce qui peut être payé en espèces
market-override = Prix fixé pour ce marché
market-tax-within = Dont taxe de { NUMBER($percent) }{ "\u202F" }%
market-tax-added = Taxe de { NUMBER($percent) }{ "\u202F" }%, ajoutée à la caisse
market-gross = À payer

## Un montant entre deux étapes

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
