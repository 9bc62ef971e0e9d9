### صفحة المتجر وسلّة المشتريات
### تُكتب العملات برموزها الثلاثية: رمز مثل US$ ينقلب ترتيبه في السطر العربي، أما USD فلا.

-brand = مارلو

## أعلى الصفحة

brand-name = { -brand }
page-title = { -brand }: أشياء نافعة متقنة الصنع
skip-link = انتقل إلى المنتجات
language-label = اللغة
currency-label = العملة
headline = أشياء نافعة متقنة الصنع
welcome =
    { $count ->
        [zero] لا منتجات لدى { -brand } الآن.
        [one] منتج واحد للمطبخ والبيت والمكتب والسفر، من { -brand }، صُنع ليدوم.
        [two] منتجان للمطبخ والبيت والمكتب والسفر، من { -brand }، صُنعا ليدوما.
        [few] { $count } منتجات للمطبخ والبيت والمكتب والسفر، من { -brand }، صُنعت لتدوم.
        [many] { $count } منتجًا للمطبخ والبيت والمكتب والسفر، من { -brand }، صُنعت لتدوم.
       *[other] { $count } منتج للمطبخ والبيت والمكتب والسفر، من { -brand }، صُنعت لتدوم.
    }
free-delivery-offer = التوصيل مجاني للطلبات بقيمة { MONEY($threshold, currencyDisplay: "code", minimumFractionDigits: 0) } فأكثر
categories-label = الأقسام

## المنتجات

category-kitchen = المطبخ
category-home = البيت
category-desk = المكتب
category-travel = السفر
category-count =
    { $count ->
        [zero] لا منتجات
        [one] منتج واحد
        [two] منتجان
        [few] { $count } منتجات
        [many] { $count } منتجًا
       *[other] { $count } منتج
    }
product-price = { MONEY($price, currencyDisplay: "code") }
product-arrival = يصلك بحلول { DATETIME($date, dateStyle: "long") }
product-add = أضف إلى السلّة
    .aria-label = أضف إلى السلّة: { $product }
product-in-cart =
    { $count ->
        [zero] لا قطع منه في سلّتك
        [one] قطعة واحدة في سلّتك
        [two] قطعتان في سلّتك
        [few] { $count } قطع في سلّتك
        [many] { $count } قطعةً في سلّتك
       *[other] { $count } قطعة في سلّتك
    }

## السلّة

cart-heading = سلّة مشترياتك
cart-count =
    { $count ->
        [zero] سلّتك فارغة
        [one] منتج واحد في سلّتك
        [two] منتجان في سلّتك
        [few] { $count } منتجات في سلّتك
        [many] { $count } منتجًا في سلّتك
       *[other] { $count } منتج في سلّتك
    }
cart-empty-hint = كل ما تضيفه سينتظرك هنا.
cart-line =
    { $count ->
        [zero] لا قطع، وسعر القطعة { MONEY($price, currencyDisplay: "code") }
        [one] قطعة واحدة بسعر { MONEY($price, currencyDisplay: "code") }
        [two] قطعتان، سعر القطعة { MONEY($price, currencyDisplay: "code") }
        [few] { $count } قطع، سعر القطعة { MONEY($price, currencyDisplay: "code") }
        [many] { $count } قطعةً، سعر القطعة { MONEY($price, currencyDisplay: "code") }
       *[other] { $count } قطعة، سعر القطعة { MONEY($price, currencyDisplay: "code") }
    }
cart-quantity = الكمية
    .aria-label = الكمية: { $product }
cart-decrease =
    .aria-label = أنقِص واحدة: { $product }
cart-increase =
    .aria-label = زِد واحدة: { $product }
cart-remove = احذف
    .aria-label = احذف: { $product }
cart-subtotal = المجموع الفرعي
cart-delivery = التوصيل
cart-delivery-free = مجاني
cart-total = الإجمالي
cart-amount = { MONEY($amount, currencyDisplay: "code") }
cart-arrival = اطلب اليوم ويصلك كل شيء في موعد أقصاه { DATETIME($date, dateStyle: "full") }.
free-delivery-remaining = أضف ما قيمته { MONEY($remaining, currencyDisplay: "code") } ليصبح التوصيل مجانيًا.
    .aria-label = ما أُنجز نحو التوصيل المجاني
free-delivery-reached = التوصيل مجاني لطلبك.

## سعر الصرف

rate-notice =
    حُوّلت الأسعار وفق السعر المرجعي للبنك المركزي الأوروبي بتاريخ { DATETIME($date, dateStyle: "long") }:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = الأسعار معروضة بالعملة التي حُدّدت بها، دون أي تحويل.

## يُقرأ عند تغيّر السلّة

announce-added = أُضيف إلى السلّة: { $product }. { cart-count }.
announce-changed = عُدّلت الكمية: { $product }. { cart-count }.
announce-removed = حُذف من السلّة: { $product }. { cart-count }.
announce-language-failed = تعذّر تحميل هذه اللغة. يُرجى المحاولة مرة أخرى.

## أسفل الصفحة

footer-note = { -brand } متجر للعرض التجريبي فقط: تصفّح واملأ السلّة، لكن لا يمكن إتمام أي طلب.
footer-privacy = وعد { -brand }: لغتك وعملتك وسلّتك تبقى في هذا المتصفّح ولا تُرسل إلى أي مكان.

## العملات في القائمة

currency-eur = يورو
currency-usd = دولار أمريكي
currency-gbp = جنيه إسترليني
currency-jpy = ين ياباني
currency-chf = فرنك سويسري
currency-inr = روبية هندية
currency-brl = ريال برازيلي
currency-cad = دولار كندي
currency-mxn = بيزو مكسيكي
currency-krw = وون كوري جنوبي
