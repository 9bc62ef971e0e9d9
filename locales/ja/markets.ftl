### ほかの市場での価格：この店の価格が、ある市場の価格になるまで

markets-heading = ほかの市場での価格
markets-hint = 同じ商品がほかの国ではいくらになるか、その計算の手順とともにご覧いただけます。
markets-loading = 価格を計算しています…
markets-failed = 価格を計算できませんでした。ページを再読み込みして、もう一度お試しください。
markets-label = 市場
market-de = ドイツ
market-ch = スイス
market-gb = イギリス
market-us = アメリカ合衆国
market-jp = 日本
market-br = ブラジル
market-prices-label = 価格一覧。それぞれ開くと計算の手順が表示されます

## 手順と、それぞれの結果の金額

market-base = この店での価格
market-convert = { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }で換算
market-markup = 上乗せ{ NUMBER($percent) }%を加算
market-conversionFee = 換算手数料{ NUMBER($percent) }%を加算
market-fee = 手数料{ MONEY($amount) }を加算
market-discount = 値引き{ NUMBER($percent) }%を差し引き
market-tax-replaced = 税{ NUMBER($taken) }%を除き、税{ NUMBER($percent) }%を加算
market-tax-removed = 税{ NUMBER($taken) }%を除く
market-tax-included = 税{ NUMBER($percent) }%を加算
market-increment =
    { $rounding ->
        [up] { MONEY($amount) }の倍数に切り上げ
        [down] { MONEY($amount) }の倍数に切り捨て
       *[nearest] 最も近い{ MONEY($amount) }の倍数に丸め
    }
market-round =
    { $rounding ->
        [up] 通貨の最小単位に切り上げ
        [down] 通貨の最小単位に切り捨て
       *[nearest] 通貨の最小単位に丸め
    }
market-charm =
    { $rounding ->
        [up] 末尾が{ $ending }になる価格に切り上げ
        [down] 末尾が{ $ending }になる価格に切り下げ
       *[nearest] 末尾が{ $ending }になる最も近い価格に丸め
    }
market-minimum = この市場の最低価格に引き上げ
market-cash = 現金で支払える額に丸め
market-override = この市場の固定価格
market-tax-within = うち税{ NUMBER($percent) }%
market-tax-added = 税{ NUMBER($percent) }%（お会計時に加算）
market-gross = お支払い額

## 手順の途中の金額

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
