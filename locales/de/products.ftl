### Namen und Beschreibungen der Produkte.

## Küche

product-mug = Steinzeugbecher
    .description = Dickwandig und von Hand glasiert. Fasst { 350 } ml und hält lange warm.
product-kettle = Schwanenhalskessel
    .description = Schlanker Ausguss für ruhiges, gleichmäßiges Aufgießen.
product-skillet = Gusseiserne Pfanne
    .description = Eingebrannt, ofenfest und mit jedem Jahr besser.
product-knife = Kochmesser
    .description = { 20 } cm Klinge aus Kohlenstoffstahl, Griff aus Nussbaum.
product-towels = Geschirrtücher aus Leinen
    .description = Zwei Stück aus schwerem Leinen, das mit jeder Wäsche weicher wird.
product-board = Schneidebrett aus Nussbaum
    .description = Stirnholz, das die Klingen schont, mit Saftrille.

## Wohnen

product-lamp = Tischleuchte
    .description = Warmes, dimmbares Licht unter einem Leinenschirm.
product-blanket = Wolldecke
    .description = Aus ungefärbter Lammwolle gewebt und groß genug für zwei.
product-candle = Bienenwachskerze
    .description = Brennt { 40 } Stunden und duftet leicht nach Honig.
product-vase = Keramikvase
    .description = Von Hand gedreht, daher jede ein wenig anders.
product-clock = Wanduhr
    .description = Lautloses Uhrwerk hinter einem schlichten, gut lesbaren Zifferblatt.
product-pot = Terrakottatopf
    .description = Atmungsaktiv, mit Abzugsloch und passendem Untersetzer.

## Schreibtisch

product-notebook = Notizbuch mit Punktraster
    .description = { 192 } Seiten, die flach aufliegen und Tinte gut vertragen.
product-pen = Füllfederhalter
    .description = Feine Stahlfeder, Schaft aus massivem Messing.
product-pencils = Buntstifte
    .description = Zwölf weiche, lichtechte Farben im Zedernholzkasten.
product-ruler = Messinglineal
    .description = An beiden Kanten graviert: Zentimeter und Zoll.
product-scissors = Büroschere
    .description = Geschmiedeter Stahl, scharf bis in die Spitze.
product-timer = Sanduhr
    .description = { 25 } Minuten Sand: genug für ein gutes Stück Arbeit.

## Unterwegs

product-backpack = Rucksack aus Segeltuch
    .description = Gewachstes Segeltuch, Lederriemen und Platz für einen { 15 }-Zoll-Laptop.
product-wallet = Lederportemonnaie
    .description = Sechs Karten, ein paar Scheine und trotzdem flach.
product-bottle = Trinkflasche aus Edelstahl
    .description = Doppelwandig: hält { 24 } Stunden kalt und { 12 } Stunden heiß.
product-umbrella = Taschenschirm
    .description = Öffnet sich auf Knopfdruck und trotzt auch Böen.
product-compass = Taschenkompass
    .description = Flüssigkeitsgedämpfte Nadel im Messinggehäuse.
product-lantern = Campinglaterne
    .description = Wiederaufladbar, mit { 80 } Stunden sanftem Licht.
