### Names and descriptions of the products. A number in braces, { 350 }, is printed with the reader’s own digits.

## Kitchen

product-mug = Stoneware mug
    .description = Thick-walled and glazed by hand. Holds { 350 } ml and keeps it warm.
product-kettle = Pour-over kettle
    .description = A slender spout for a slow, steady pour.
product-skillet = Cast-iron skillet
    .description = Pre-seasoned, oven-safe, and better every year.
product-knife = Chef’s knife
    .description = A { 20 } cm blade of carbon steel with a walnut handle.
product-towels = Linen tea towels
    .description = A pair in heavy linen that softens with every wash.
product-board = Walnut cutting board
    .description = End grain that is kind to blades, with a groove for juices.

## Home

product-lamp = Table lamp
    .description = Warm, dimmable light under a linen shade.
product-blanket = Wool blanket
    .description = Woven from undyed lambswool; big enough for two.
product-candle = Beeswax candle
    .description = Burns for { 40 } hours with a faint scent of honey.
product-vase = Ceramic vase
    .description = Thrown by hand, so no two are quite alike.
product-clock = Wall clock
    .description = A silent movement behind a plain, legible face.
product-pot = Terracotta pot
    .description = Breathes, drains, and comes with its own saucer.

## Desk

product-notebook = Dotted notebook
    .description = { 192 } pages that lie flat and take ink well.
product-pen = Fountain pen
    .description = A fine steel nib and a barrel of solid brass.
product-pencils = Colored pencils
    .description = Twelve soft, lightfast colors in a cedar box.
product-ruler = Brass ruler
    .description = Engraved on both edges: centimeters and inches.
product-scissors = Desk scissors
    .description = Forged steel, sharp to the very tip.
product-timer = Sand timer
    .description = { 25 } minutes of sand: one good stretch of work.

## Travel

product-backpack = Canvas backpack
    .description = Waxed canvas, leather straps, room for a { 15 }-inch laptop.
product-wallet = Leather wallet
    .description = Six cards, a few bills, no bulk.
product-bottle = Steel water bottle
    .description = Double-walled: cold for { 24 } hours, hot for { 12 }.
product-umbrella = Folding umbrella
    .description = Opens at the press of a button and stands up to gusts.
product-compass = Pocket compass
    .description = A liquid-damped needle in a brass case.
product-lantern = Camping lantern
    .description = Rechargeable, with { 80 } hours of soft light.
