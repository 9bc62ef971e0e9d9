### La page de la boutique et son panier.
### Les espaces insécables s’écrivent { "\u00A0" } devant le deux-points et { "\u202F" } devant le point-virgule, pour qu’on les voie.

-brand = Marlow

## Haut de la page

brand-name = { -brand }
page-title = { -brand }{ "\u00A0" }: l’utile, bien fait
skip-link = Aller aux produits
language-label = Langue
currency-label = Devise
headline = L’utile, bien fait
welcome =
    { $count ->
        [one] { $count } objet pour la cuisine, la maison, le bureau et la route, que { -brand } fabrique pour durer.
        [many] { $count } d’objets pour la cuisine, la maison, le bureau et la route, que { -brand } fabrique pour durer.
       *[other] { $count } objets pour la cuisine, la maison, le bureau et la route, que { -brand } fabrique pour durer.
    }
free-delivery-offer = Livraison offerte dès { MONEY($threshold, minimumFractionDigits: 0) } d’achat
categories-label = Rayons

## Produits

category-kitchen = Cuisine
category-home = Maison
category-desk = Bureau
category-travel = Voyage
category-count =
    { $count ->
        [one] { $count } produit
        [many] { $count } de produits
       *[other] { $count } produits
    }
product-price = { MONEY($price) }
product-arrival = Livraison d’ici le { DATETIME($date, dateStyle: "medium") }
product-add = Ajouter au panier
    .aria-label = Ajouter au panier{ "\u00A0" }: { $product }
product-in-cart = { $count } dans le panier

## Panier

cart-heading = Votre panier
cart-count =
    { $count ->
        [0] Votre panier est vide
        [one] { $count } article dans votre panier
        [many] { $count } d’articles dans votre panier
       *[other] { $count } articles dans votre panier
    }
cart-empty-hint = Ce que vous ajouterez vous attendra ici.
cart-line =
    { $count ->
        [one] { $count } exemplaire à { MONEY($price) }
        [many] { $count } d’exemplaires à { MONEY($price) } pièce
       *[other] { $count } exemplaires à { MONEY($price) } pièce
    }
cart-quantity = Quantité
    .aria-label = Quantité{ "\u00A0" }: { $product }
cart-decrease =
    .aria-label = Un de moins{ "\u00A0" }: { $product }
cart-increase =
    .aria-label = Un de plus{ "\u00A0" }: { $product }
cart-remove = Retirer
    .aria-label = Retirer{ "\u00A0" }: { $product }
cart-subtotal = Sous-total
cart-delivery = Livraison
cart-delivery-free = Offerte
cart-total = Total
cart-amount = { MONEY($amount) }
cart-arrival = Commandez aujourd’hui, tout arrive au plus tard le { DATETIME($date, dateStyle: "full") }.
free-delivery-remaining = Plus que { MONEY($remaining) } pour profiter de la livraison offerte.
    .aria-label = Progression vers la livraison offerte
free-delivery-reached = La livraison vous est offerte.

## Taux de change

rate-notice =
    Prix convertis au taux de référence de la Banque centrale européenne du { DATETIME($date, dateStyle: "long") }{ "\u00A0" }:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = Les prix sont affichés dans la devise où ils sont fixés{ "\u202F" }; rien n’est converti.

## Annoncé quand le panier change

announce-added = Ajouté au panier{ "\u00A0" }: { $product }. { cart-count }.
announce-changed = Quantité modifiée{ "\u00A0" }: { $product }. { cart-count }.
announce-removed = Retiré du panier{ "\u00A0" }: { $product }. { cart-count }.
announce-language-failed = Cette langue n’a pas pu être chargée. Veuillez réessayer.

## Bas de la page

footer-note = { -brand } est une boutique de démonstration{ "\u00A0" }: flânez, remplissez le panier, mais rien ne peut être commandé.
footer-privacy = Promesse de { -brand }{ "\u00A0" }: votre langue, votre devise et votre panier restent dans ce navigateur et ne sont envoyés nulle part.

## Devises du menu

currency-eur = Euro
currency-usd = Dollar américain
currency-gbp = Livre sterling
currency-jpy = Yen japonais
currency-chf = Franc suisse
currency-inr = Roupie indienne
currency-brl = Réal brésilien
currency-cad = Dollar canadien
currency-mxn = Peso mexicain
currency-krw = Won sud-coréen
