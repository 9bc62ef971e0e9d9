### Preise in anderen Märkten: wie aus einem Preis des Ladens der eines Marktes wird.

markets-heading = Preise in anderen Märkten
markets-hint = Was dieselben Dinge anderswo kosten, und jeder Schritt dorthin.
markets-loading = Die Preise werden berechnet …
markets-failed = Die Preise konnten nicht berechnet werden. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.
markets-label = Markt
market-de = Deutschland
market-ch = Schweiz
market-gb = Vereinigtes Königreich
market-us = USA
market-jp = Japan
market-br = Brasilien
market-prices-label = Preise; jeder lässt sich öffnen und zeigt seine Schritte

## Schritte, jeder mit dem Betrag, zu dem er führt

market-base = Preis in diesem Laden
market-convert = Umgerechnet zu { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
market-markup = Zuzüglich { NUMBER($percent) }{ "\u00A0" }% Aufschlag
market-conversionFee = Zuzüglich { NUMBER($percent) }{ "\u00A0" }% Umrechnungsgebühr
market-fee = Zuzüglich { MONEY($amount) } Gebühr
market-discount = Abzüglich { NUMBER($percent) }{ "\u00A0" }% Rabatt
market-tax-replaced = { NUMBER($taken) }{ "\u00A0" }% Steuer herausgerechnet, { NUMBER($percent) }{ "\u00A0" }% aufgeschlagen
market-tax-removed = { NUMBER($taken) }{ "\u00A0" }% Steuer herausgerechnet
market-tax-included = { NUMBER($percent) }{ "\u00A0" }% Steuer aufgeschlagen
market-increment =
    { $rounding ->
        [up] Aufgerundet auf ein Vielfaches von { MONEY($amount) }
        [down] Abgerundet auf ein Vielfaches von { MONEY($amount) }
       *[nearest] Gerundet auf ein Vielfaches von { MONEY($amount) }
    }
market-round =
    { $rounding ->
        [up] Aufgerundet auf die kleinste Einheit der Währung
        [down] Abgerundet auf die kleinste Einheit der Währung
       *[nearest] Gerundet auf die kleinste Einheit der Währung
    }
market-charm =
    { $rounding ->
        [up] Aufgerundet auf einen Preis, der auf { $ending } endet
        [down] Abgerundet auf einen Preis, der auf { $ending } endet
       *[nearest] Gerundet auf einen Preis, der auf { $ending } endet
    }
market-minimum = Angehoben auf den Mindestpreis dieses Marktes
market-cash = Gerundet auf einen Betrag, der sich bar zahlen lässt
market-override = Fester Preis dieses Marktes
market-tax-within = Darin { NUMBER($percent) }{ "\u00A0" }% Steuer
market-tax-added = { NUMBER($percent) }{ "\u00A0" }% Steuer, an der Kasse aufgeschlagen
market-gross = Zu zahlen

## Ein Betrag zwischen zwei Schritten

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
