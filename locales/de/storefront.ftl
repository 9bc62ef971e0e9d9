### Die Ladenseite und ihr Warenkorb.

-brand =
    { $case ->
       *[nominative] Marlow
        [genitive] Marlows
    }

## Kopf der Seite

brand-name = { -brand }
page-title = { -brand }: Nützliches, gut gemacht
skip-link = Zu den Produkten springen
language-label = Sprache
currency-label = Währung
headline = Nützliches, gut gemacht
welcome =
    { $count ->
        [one] { $count } Ding für Küche, Zuhause, Schreibtisch und unterwegs, von { -brand } für viele Jahre gemacht.
       *[other] { $count } Dinge für Küche, Zuhause, Schreibtisch und unterwegs, von { -brand } für viele Jahre gemacht.
    }
free-delivery-offer = Kostenloser Versand ab { MONEY($threshold, minimumFractionDigits: 0) } Bestellwert
categories-label = Abteilungen

## Produkte

category-kitchen = Küche
category-home = Wohnen
category-desk = Schreibtisch
category-travel = Unterwegs
category-count =
    { $count ->
        [one] { $count } Produkt
       *[other] { $count } Produkte
    }
product-price = { MONEY($price) }
product-arrival = Bei Ihnen bis { DATETIME($date, dateStyle: "long") }
product-add = In den Warenkorb
    .aria-label = In den Warenkorb: { $product }
product-in-cart = { $count } im Warenkorb

## Warenkorb

cart-heading = Ihr Warenkorb
cart-count =
    { $count ->
        [0] Ihr Warenkorb ist leer
        [one] { $count } Artikel im Warenkorb
       *[other] { $count } Artikel im Warenkorb
    }
cart-empty-hint = Was Sie hineinlegen, wartet hier auf Sie.
cart-line =
    { $count ->
        [one] { $count } Stück zu { MONEY($price) }
       *[other] { $count } Stück zu je { MONEY($price) }
    }
cart-quantity = Menge
    .aria-label = Menge: { $product }
cart-decrease =
    .aria-label = Eins weniger: { $product }
cart-increase =
    .aria-label = Eins mehr: { $product }
cart-remove = Entfernen
    .aria-label = Entfernen: { $product }
cart-subtotal = Zwischensumme
cart-delivery = Versand
cart-delivery-free = Kostenlos
cart-total = Gesamtsumme
cart-amount = { MONEY($amount) }
cart-arrival = Heute bestellt, ist alles bis { DATETIME($date, dateStyle: "full") } bei Ihnen.
free-delivery-remaining = Noch { MONEY($remaining) } bis zum kostenlosen Versand.
    .aria-label = Fortschritt bis zum kostenlosen Versand
free-delivery-reached = Ihre Bestellung wird kostenlos versandt.

## Wechselkurs

rate-notice =
    Preise umgerechnet zum Referenzkurs der Europäischen Zentralbank vom { DATETIME($date, dateStyle: "long") }:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = Die Preise stehen in der Währung, in der sie festgelegt sind; nichts ist umgerechnet.

## Wird vorgelesen, wenn sich der Warenkorb ändert

announce-added = { $product } hinzugefügt. { cart-count }.
announce-changed = { $product } geändert. { cart-count }.
announce-removed = { $product } entfernt. { cart-count }.
announce-language-failed = Diese Sprache konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.

## Fuß der Seite

footer-note = { -brand } ist ein Vorführladen: Sie können stöbern und den Warenkorb füllen, aber nichts bestellen.
footer-privacy = { -brand(case: "genitive") } Versprechen: Sprache, Währung und Warenkorb bleiben in diesem Browser und werden nirgendwohin gesendet.

## Währungen in der Auswahl

currency-eur = Euro
currency-usd = US-Dollar
currency-gbp = Britisches Pfund
currency-jpy = Japanischer Yen
currency-chf = Schweizer Franken
currency-inr = Indische Rupie
currency-brl = Brasilianischer Real
currency-cad = Kanadischer Dollar
currency-mxn = Mexikanischer Peso
currency-krw = Südkoreanischer Won
