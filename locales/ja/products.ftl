### 商品の名前と説明

## キッチン

product-mug = ストーンウェアのマグカップ
    .description = 厚手で、釉薬はひとつずつ手がけ。容量{ 350 } mlで、飲みものが冷めにくい。
product-kettle = ドリップケトル
    .description = 細い注ぎ口で、ゆっくり安定して注げます。
product-skillet = 鋳鉄のスキレット
    .description = シーズニング済み、オーブンでも使えます。年を重ねるほど育つ一枚。
product-knife = 牛刀
    .description = 刃渡り{ 20 } cmの炭素鋼に、ウォールナットの柄。
product-towels = リネンのキッチンクロス
    .description = 厚手リネンの2枚組。洗うたびにやわらかくなります。
product-board = ウォールナットのまな板
    .description = 刃にやさしい木口仕上げ。肉汁を受ける溝つき。

## 住まい

product-lamp = テーブルランプ
    .description = リネンのシェード越しの、明るさを変えられるあたたかな灯り。
product-blanket = ウールブランケット
    .description = 染めていないラムウールの織物。ふたりで使える大きさです。
product-candle = みつろうキャンドル
    .description = 燃焼時間は{ 40 }時間。はちみつがほのかに香ります。
product-vase = 陶器の花瓶
    .description = ろくろによる手作り。同じものはふたつとありません。
product-clock = 掛け時計
    .description = 音の静かなムーブメントと、簡素で読みやすい文字盤。
product-pot = テラコッタの植木鉢
    .description = 通気性と水はけがよく、受け皿つき。

## デスク

product-notebook = ドット方眼ノート
    .description = 平らに開き、インクがにじみにくい{ 192 }ページ。
product-pen = 万年筆
    .description = 細字のスチールペン先に、無垢の真鍮軸。
product-pencils = 色鉛筆
    .description = やわらかな描き心地で色あせにくい12色。杉の木箱入り。
product-ruler = 真鍮の定規
    .description = 両側に目盛りを刻印。センチとインチに対応。
product-scissors = 鍛造はさみ
    .description = 鍛えた鋼で、刃先までよく切れます。
product-timer = 砂時計
    .description = { 25 }分計。ひと区切りの仕事にちょうどいい長さです。

## 旅

product-backpack = キャンバスリュック
    .description = ワックスドキャンバスと革のストラップ。{ 15 }インチのノートパソコンが入ります。
product-wallet = 革の財布
    .description = カード6枚とお札が入って、かさばりません。
product-bottle = ステンレスボトル
    .description = 二重構造で、保冷{ 24 }時間、保温{ 12 }時間。
product-umbrella = 折りたたみ傘
    .description = ボタンひとつで開き、強い風にも負けません。
product-compass = ポケットコンパス
    .description = 針の揺れを抑えるオイル式。真鍮のケース入り。
product-lantern = キャンプ用ランタン
    .description = 充電式。やわらかな灯りが{ 80 }時間続きます。
