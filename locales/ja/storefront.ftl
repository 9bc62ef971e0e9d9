### ショップのページとカート

-brand = マーロウ

## ページ上部

brand-name = { -brand }
page-title = { -brand }｜役に立つものを、ていねいに
skip-link = 商品一覧へ移動
language-label = 言語
currency-label = 通貨
headline = 役に立つものを、ていねいに
welcome =
    { $count ->
       *[other] キッチン、住まい、デスク、旅のための{ $count }点。{ -brand }が、長く使えるように作りました。
    }
free-delivery-offer = { MONEY($threshold, minimumFractionDigits: 0) }以上のご注文で送料無料
categories-label = 売り場

## 商品

category-kitchen = キッチン
category-home = 住まい
category-desk = デスク
category-travel = 旅
category-count =
    { $count ->
       *[other] { $count }点の商品
    }
product-price = { MONEY($price) }
product-arrival = { DATETIME($date, dateStyle: "long") }までにお届け
product-add = カートに入れる
    .aria-label = カートに入れる：{ $product }
product-in-cart = カートに{ $count }点

## カート

cart-heading = カート
cart-count =
    { $count ->
        [0] カートは空です
       *[other] カートに{ $count }点の商品があります
    }
cart-empty-hint = 追加した商品はここに表示されます。
cart-line =
    { $count ->
       *[other] { MONEY($price) } × { $count }点
    }
cart-quantity = 数量
    .aria-label = 数量：{ $product }
cart-decrease =
    .aria-label = 1点減らす：{ $product }
cart-increase =
    .aria-label = 1点増やす：{ $product }
cart-remove = 削除
    .aria-label = 削除：{ $product }
cart-subtotal = 小計
cart-delivery = 送料
cart-delivery-free = 無料
cart-total = 合計
cart-amount = { MONEY($amount) }
cart-arrival = 本日のご注文で、すべて{ DATETIME($date, dateStyle: "full") }までにお届けします。
free-delivery-remaining = あと{ MONEY($remaining) }のお買い上げで送料無料になります。
    .aria-label = 送料無料までの進み具合
free-delivery-reached = 送料は無料です。

## 為替レート

rate-notice =
    価格は、{ DATETIME($date, dateStyle: "long") }の欧州中央銀行の参照レートで換算しています：
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
rate-notice-unconverted = 価格は設定時の通貨のまま表示しており、換算していません。

## カートが変わったときの読み上げ

announce-added = 「{ $product }」を追加しました。{ cart-count }。
announce-changed = 「{ $product }」の数量を変更しました。{ cart-count }。
announce-removed = 「{ $product }」を削除しました。{ cart-count }。
announce-language-failed = この言語を読み込めませんでした。もう一度お試しください。

## ページ下部

footer-note = { -brand }はデモ用のショップです。商品を見たりカートに入れたりできますが、ご注文はできません。
footer-privacy = { -brand }のお約束：言語、通貨、カートの内容はこのブラウザーにのみ保存され、どこにも送信されません。

## 通貨の選択肢

currency-eur = ユーロ
currency-usd = 米ドル
currency-gbp = 英ポンド
currency-jpy = 日本円
currency-chf = スイスフラン
currency-inr = インドルピー
currency-brl = ブラジルレアル
currency-cad = カナダドル
currency-mxn = メキシコペソ
currency-krw = 韓国ウォン
