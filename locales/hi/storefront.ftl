### दुकान का पन्ना और कार्ट

-brand = मार्लो

## पन्ने का ऊपरी हिस्सा

brand-name = { -brand }
page-title = { -brand }: काम की चीज़ें, सलीके से बनी
skip-link = सीधे उत्पादों पर जाएँ
language-label = भाषा
currency-label = मुद्रा
headline = काम की चीज़ें, सलीके से बनी
welcome =
    { $count ->
        [one] रसोई, घर, डेस्क और सफ़र के लिए { $count } चीज़, जिसे { -brand } ने बरसों चलने के लिए बनाया है।
       *[other] रसोई, घर, डेस्क और सफ़र के लिए { $count } चीज़ें, जिन्हें { -brand } ने बरसों चलने के लिए बनाया है।
    }
free-delivery-offer = { MONEY($threshold, minimumFractionDigits: 0) } या उससे ज़्यादा के ऑर्डर पर मुफ़्त डिलीवरी
categories-label = विभाग

## उत्पाद

category-kitchen = रसोई
category-home = घर
category-desk = डेस्क
category-travel = सफ़र
category-count =
    { $count ->
        [one] { $count } उत्पाद
       *[other] { $count } उत्पाद
    }
product-price = { MONEY($price) }
product-arrival = { DATETIME($date, dateStyle: "medium") } तक आपके पास
product-add = कार्ट में डालें
    .aria-label = कार्ट में डालें: { $product }
product-in-cart = कार्ट में { $count }

## कार्ट

cart-heading = आपका कार्ट
cart-count =
    { $count ->
        [0] आपका कार्ट ख़ाली है
        [one] आपके कार्ट में { $count } चीज़ है
       *[other] आपके कार्ट में { $count } चीज़ें हैं
    }
cart-empty-hint = आप जो भी चुनेंगे, यहाँ मिलेगा।
cart-line =
    { $count ->
        [one] { $count } नग, कीमत { MONEY($price) }
       *[other] { $count } नग, हर एक { MONEY($price) }
    }
cart-quantity = मात्रा
    .aria-label = मात्रा: { $product }
cart-decrease =
    .aria-label = एक कम करें: { $product }
cart-increase =
    .aria-label = एक और जोड़ें: { $product }
cart-remove = हटाएँ
    .aria-label = हटाएँ: { $product }
cart-subtotal = उप-योग
cart-delivery = डिलीवरी
cart-delivery-free = मुफ़्त
cart-total = कुल
cart-amount = { MONEY($amount) }
cart-arrival = आज ऑर्डर करें, सब कुछ { DATETIME($date, dateStyle: "full") } तक आपके पास पहुँच जाएगा।
free-delivery-remaining = { MONEY($remaining) } की ख़रीदारी और करें, डिलीवरी मुफ़्त हो जाएगी।
    .aria-label = मुफ़्त डिलीवरी की ओर प्रगति
free-delivery-reached = आपके ऑर्डर की डिलीवरी मुफ़्त है।

## विनिमय दर

rate-notice =
    कीमतें { DATETIME($date, dateStyle: "long") } की यूरोपीय सेंट्रल बैंक की संदर्भ दर पर बदली गई हैं:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = कीमतें उसी मुद्रा में हैं जिसमें वे तय की गई हैं; कुछ भी बदला नहीं गया है।

## कार्ट बदलने पर बोला जाता है

announce-added = { $product }: कार्ट में जोड़ा गया। { cart-count }।
announce-changed = { $product }: मात्रा बदली गई। { cart-count }।
announce-removed = { $product }: कार्ट से हटाया गया। { cart-count }।
announce-language-failed = यह भाषा लोड नहीं हो सकी। कृपया फिर कोशिश करें।

## पन्ने का निचला हिस्सा

footer-note = { -brand } एक नमूना दुकान है: देखिए, कार्ट भरिए, पर यहाँ कुछ ऑर्डर नहीं किया जा सकता।
footer-privacy = { -brand } का वादा: आपकी भाषा, मुद्रा और कार्ट इसी ब्राउज़र में रहते हैं और कहीं नहीं भेजे जाते।

## मुद्रा-सूची

currency-eur = यूरो
currency-usd = यूएस डॉलर
currency-gbp = ब्रिटिश पाउंड
currency-jpy = जापानी येन
currency-chf = स्विस फ़्रैंक
currency-inr = भारतीय रुपया
currency-brl = ब्राज़ीली रियाल
currency-cad = कनाडाई डॉलर
currency-mxn = मैक्सिकन पेसो
currency-krw = दक्षिण कोरियाई वॉन
