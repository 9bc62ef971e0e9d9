### Noms et descriptions des produits.

## Cuisine

product-mug = Mug en grès
    .description = Paroi épaisse, émail posé à la main. Contient { 350 } ml et les garde au chaud.
product-kettle = Bouilloire à col de cygne
    .description = Un bec fin pour verser lentement et sans à-coups.
product-skillet = Poêle en fonte
    .description = Déjà culottée, elle passe au four et se bonifie avec les années.
product-knife = Couteau de chef
    .description = Lame de { 20 } cm en acier au carbone, manche en noyer.
product-towels = Torchons en lin
    .description = Deux torchons en lin épais, plus doux à chaque lavage.
product-board = Planche à découper en noyer
    .description = En bois de bout, elle ménage les lames{ "\u202F" }; une rigole recueille le jus.

## Maison

product-lamp = Lampe de table
    .description = Une lumière chaude et réglable sous un abat-jour en lin.
product-blanket = Couverture en laine
    .description = Tissée en laine d’agneau non teinte, assez grande pour deux.
product-candle = Bougie en cire d’abeille
    .description = { 40 } heures de lumière et un léger parfum de miel.
product-vase = Vase en céramique
    .description = Tourné à la main{ "\u00A0" }: il n’y en a pas deux pareils.
product-clock = Horloge murale
    .description = Un mouvement silencieux derrière un cadran sobre et lisible.
product-pot = Pot en terre cuite
    .description = Il respire, draine bien et vient avec sa soucoupe.

## Bureau

product-notebook = Carnet à points
    .description = { 192 } pages qui s’ouvrent bien à plat et aiment l’encre.
product-pen = Stylo-plume
    .description = Plume fine en acier, corps en laiton massif.
product-pencils = Crayons de couleur
    .description = Douze teintes tendres, résistantes à la lumière, dans un coffret en cèdre.
product-ruler = Règle en laiton
    .description = Graduée sur les deux bords{ "\u00A0" }: centimètres et pouces.
product-scissors = Ciseaux de bureau
    .description = En acier forgé, tranchants jusqu’à la pointe.
product-timer = Sablier
    .description = { 25 } minutes de sable{ "\u00A0" }: de quoi bien avancer.

## Voyage

product-backpack = Sac à dos en toile
    .description = Toile enduite, sangles en cuir et place pour un ordinateur de { 15 } pouces.
product-wallet = Portefeuille en cuir
    .description = Six cartes, quelques billets, rien d’encombrant.
product-bottle = Gourde en acier
    .description = Double paroi{ "\u00A0" }: { 24 } heures au frais, { 12 } heures au chaud.
product-umbrella = Parapluie pliant
    .description = S’ouvre d’une pression et tient bon dans les rafales.
product-compass = Boussole de poche
    .description = Aiguille amortie par bain liquide, boîtier en laiton.
product-lantern = Lanterne de camping
    .description = Rechargeable, avec { 80 } heures de lumière douce.
