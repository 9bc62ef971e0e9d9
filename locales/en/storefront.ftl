### The shop page and its cart.
### Amounts arrive as money: write MONEY($price) and leave the currency to the amount.

-brand =
    { $case ->
       *[nominative] Marlow
        [possessive] Marlow’s
    }

## Head of the page

brand-name = { -brand }
page-title = { -brand }: useful things, well made
skip-link = Skip to the products
language-label = Language
currency-label = Currency
headline = Useful things, well made
# Variables:
#   $count (Number) - how many products the shop sells
welcome =
    { $count ->
        [one] { -brand } makes { $count } thing for kitchen, home, desk, and road, and makes it to last.
       *[other] { -brand } makes { $count } things for kitchen, home, desk, and road, and makes them to last.
    }
# Variables:
#   $threshold (Money) - orders of this value or more are delivered free; always a round amount
free-delivery-offer = Free delivery on orders of { MONEY($threshold, minimumFractionDigits: 0) } or more
categories-label = Departments

## Products

category-kitchen = Kitchen
category-home = Home
category-desk = Desk
category-travel = Travel
# Variables:
#   $count (Number) - how many products the category holds
category-count =
    { $count ->
        [one] { $count } product
       *[other] { $count } products
    }
# Variables:
#   $price (Money) - the price of one piece
product-price = { MONEY($price) }
# Variables:
#   $date (Date) - the day by which the product is delivered
product-arrival = Arrives by { DATETIME($date, dateStyle: "medium") }
# Variables:
#   $product (String) - name of the product
product-add = Add to cart
    .aria-label = Add to cart: { $product }
# Variables:
#   $count (Number) - how many pieces of this product are in the cart
product-in-cart = { $count } in your cart

## Cart

cart-heading = Your cart
# Variables:
#   $count (Number) - how many pieces are in the cart, of all products together
cart-count =
    { $count ->
        [0] Your cart is empty
        [one] { $count } item in your cart
       *[other] { $count } items in your cart
    }
cart-empty-hint = Whatever you add will wait for you here.
# Variables:
#   $count (Number) - how many pieces of this product
#   $price (Money) - the price of one piece
cart-line =
    { $count ->
        [one] { $count } piece at { MONEY($price) }
       *[other] { $count } pieces at { MONEY($price) } each
    }
# Variables:
#   $product (String) - name of the product
cart-quantity = Quantity
    .aria-label = Quantity: { $product }
cart-decrease =
    .aria-label = One fewer: { $product }
cart-increase =
    .aria-label = One more: { $product }
cart-remove = Remove
    .aria-label = Remove: { $product }
cart-subtotal = Subtotal
cart-delivery = Delivery
cart-delivery-free = Free
cart-total = Total
# Variables:
#   $amount (Money) - an amount in the summary of the cart
cart-amount = { MONEY($amount) }
# Variables:
#   $date (Date) - the day by which the whole order is delivered
cart-arrival = Order today and everything arrives by { DATETIME($date, dateStyle: "full") }.
# Variables:
#   $remaining (Money) - what is missing until delivery is free
free-delivery-remaining = Spend { MONEY($remaining) } more and delivery is free.
    .aria-label = Progress toward free delivery
free-delivery-reached = Your delivery is free.

## Exchange rate

# Variables:
#   $date (Date) - the day the rate was published
#   $unit (Money) - one unit of the currency the prices are set in
#   $rate (Money) - what that unit is worth in the shopper’s currency
rate-notice =
    Prices converted at the European Central Bank’s reference rate of { DATETIME($date, dateStyle: "long") }:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = Prices are shown in the currency they are set in; nothing is converted.

## Spoken when the cart changes

# Variables:
#   $product (String) - name of the product
#   $count (Number) - how many pieces are in the cart, of all products together
announce-added = { $product } added. { cart-count }.
announce-changed = { $product } updated. { cart-count }.
announce-removed = { $product } removed. { cart-count }.
announce-language-failed = This language could not be loaded. Please try again.

## Foot of the page

footer-note = { -brand } is a demonstration shop: look around, fill the cart, but nothing can be ordered.
footer-privacy = { -brand(case: "possessive") } promise: your language, currency, and cart stay in this browser and are sent nowhere.

## Currencies in the picker

currency-eur = Euro
currency-usd = US dollar
currency-gbp = British pound
currency-jpy = Japanese yen
currency-chf = Swiss franc
currency-inr = Indian rupee
currency-brl = Brazilian real
currency-cad = Canadian dollar
currency-mxn = Mexican peso
currency-krw = South Korean won
