### Prices in other markets: how a price of the shop becomes that of a market.
### Percentages arrive as people write them: 2.5 is 2.5%.

markets-heading = Prices in other markets
markets-hint = What the same things cost elsewhere, and every step that leads there.
markets-loading = Working out the prices…
markets-failed = The prices could not be worked out. Please reload the page and try again.
markets-label = Market
market-de = Germany
market-ch = Switzerland
market-gb = United Kingdom
market-us = United States
market-jp = Japan
market-br = Brazil
market-prices-label = Prices; each opens to show its steps

## Steps, each with the amount it leads to

market-base = Price in this shop
# Variables:
#   $unit (Money) - one unit of the currency the prices are set in
#   $rate (Money) - what that unit is worth in the market’s currency
market-convert = Converted at { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
# Variables:
#   $percent (Number) - percent of the price
market-markup = Plus a markup of { NUMBER($percent) }%
market-conversionFee = Plus a conversion fee of { NUMBER($percent) }%
# Variables:
#   $amount (Money) - what is put on
market-fee = Plus a fee of { MONEY($amount) }
market-discount = Less a discount of { NUMBER($percent) }%
# Variables:
#   $percent (Number) - percent of the market’s tax
#   $taken (Number) - percent of the tax in the price of this shop
market-tax-replaced = { NUMBER($taken) }% tax taken out, { NUMBER($percent) }% put in
market-tax-removed = { NUMBER($taken) }% tax taken out
market-tax-included = { NUMBER($percent) }% tax put in
# Variables:
#   $rounding (String) - nearest, up or down
#   $amount (Money) - what prices are multiples of
market-increment =
    { $rounding ->
        [up] Rounded up to a multiple of { MONEY($amount) }
        [down] Rounded down to a multiple of { MONEY($amount) }
       *[nearest] Rounded to a multiple of { MONEY($amount) }
    }
market-round =
    { $rounding ->
        [up] Rounded up to the currency’s smallest unit
        [down] Rounded down to the currency’s smallest unit
       *[nearest] Rounded to the currency’s smallest unit
    }
# Variables:
#   $ending (String) - the digits prices end in, such as .99
market-charm =
    { $rounding ->
        [up] Rounded up to a price that ends in { $ending }
        [down] Rounded down to a price that ends in { $ending }
       *[nearest] Rounded to a price that ends in { $ending }
    }
market-minimum = Raised to this market’s lowest price
market-cash = Rounded to what can be paid in cash
market-override = This market’s own fixed price
market-tax-within = { NUMBER($percent) }% tax in it
market-tax-added = { NUMBER($percent) }% tax, added at the checkout
market-gross = To be paid

## An amount between two steps

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
