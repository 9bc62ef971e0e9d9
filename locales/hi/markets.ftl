### दूसरे बाज़ारों की कीमतें: दुकान की कीमत किसी बाज़ार की कीमत कैसे बनती है

markets-heading = दूसरे बाज़ारों में कीमतें
markets-hint = यही चीज़ें और कहीं कितने की हैं, और वहाँ तक पहुँचने का हर कदम।
markets-loading = कीमतें निकाली जा रही हैं…
markets-failed = कीमतें नहीं निकाली जा सकीं। कृपया पन्ना फिर से लोड करके दोबारा कोशिश करें।
markets-label = बाज़ार
market-de = जर्मनी
market-ch = स्विट्ज़रलैंड
market-gb = यूनाइटेड किंगडम
market-us = अमेरिका
market-jp = जापान
market-br = ब्राज़ील
market-prices-label = कीमतें; हर एक को खोलने पर उसके कदम दिखते हैं

## कदम, हर एक के साथ वह रकम जो उससे बनती है

market-base = इस दुकान में कीमत
market-convert = { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) } की दर पर बदला गया
market-markup = { NUMBER($percent) }% मार्कअप जोड़ा गया
market-conversionFee = { NUMBER($percent) }% मुद्रा-बदलाव शुल्क जोड़ा गया
market-fee = { MONEY($amount) } शुल्क जोड़ा गया
market-discount = { NUMBER($percent) }% छूट घटाई गई
market-tax-replaced = { NUMBER($taken) }% कर निकाला गया, { NUMBER($percent) }% कर जोड़ा गया
market-tax-removed = { NUMBER($taken) }% कर निकाला गया
market-tax-included = { NUMBER($percent) }% कर जोड़ा गया
market-increment =
    { $rounding ->
        [up] { MONEY($amount) } के ऊपरी गुणज तक पूर्णांकित
        [down] { MONEY($amount) } के निचले गुणज तक पूर्णांकित
       *[nearest] { MONEY($amount) } के गुणज तक पूर्णांकित
    }
market-round =
    { $rounding ->
        [up] मुद्रा की सबसे छोटी इकाई तक ऊपर की ओर पूर्णांकित
        [down] मुद्रा की सबसे छोटी इकाई तक नीचे की ओर पूर्णांकित
       *[nearest] मुद्रा की सबसे छोटी इकाई तक पूर्णांकित
    }
market-charm =
    { $rounding ->
        [up] { $ending } पर ख़त्म होने वाली अगली ऊँची कीमत तक पूर्णांकित
        [down] { $ending } पर ख़त्म होने वाली अगली निचली कीमत तक पूर्णांकित
       *[nearest] { $ending } पर ख़त्म होने वाली कीमत तक पूर्णांकित
    }
market-minimum = इस बाज़ार की न्यूनतम कीमत तक बढ़ाया गया
market-cash = उस रकम तक पूर्णांकित जो नक़द दी जा सके
market-override = इस बाज़ार की अपनी तय कीमत
market-tax-within = इसमें शामिल { NUMBER($percent) }% कर
market-tax-added = { NUMBER($percent) }% कर, भुगतान के समय जोड़ा जाएगा
market-gross = कुल देय रकम

## दो कदमों के बीच की रकम

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
