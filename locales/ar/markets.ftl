### الأسعار في أسواق أخرى: كيف يصير سعر المتجر سعر سوق ما

markets-heading = الأسعار في أسواق أخرى
markets-hint = كم تكلّف الأشياء نفسها في أماكن أخرى، وكل خطوة تؤدي إلى ذلك.
markets-loading = جارٍ حساب الأسعار…
markets-failed = تعذّر حساب الأسعار. يُرجى إعادة تحميل الصفحة والمحاولة مرة أخرى.
markets-label = السوق
market-de = ألمانيا
market-ch = سويسرا
market-gb = المملكة المتحدة
market-us = الولايات المتحدة
market-jp = اليابان
market-br = البرازيل
market-prices-label = الأسعار، ويُفتح كل منها لعرض خطواته

## الخطوات، ومع كل منها المبلغ الناتج عنها

market-base = السعر في هذا المتجر
market-convert = حُوّل بسعر { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
market-markup = زيادة قدرها { NUMBER($percent) }%
market-conversionFee = رسم تحويل قدره { NUMBER($percent) }%
market-fee = رسم قدره { MONEY($amount, currencyDisplay: "code") }
market-discount = خصم قدره { NUMBER($percent) }%
market-tax-replaced = نُزعت ضريبة { NUMBER($taken) }% وأُضيفت ضريبة { NUMBER($percent) }%
market-tax-removed = نُزعت ضريبة { NUMBER($taken) }%
market-tax-included = أُضيفت ضريبة { NUMBER($percent) }%
market-increment =
    { $rounding ->
        [up] قُرّب صعودًا إلى أحد مضاعفات { MONEY($amount, currencyDisplay: "code") }
        [down] قُرّب نزولًا إلى أحد مضاعفات { MONEY($amount, currencyDisplay: "code") }
       *[nearest] قُرّب إلى أحد مضاعفات { MONEY($amount, currencyDisplay: "code") }
    }
market-round =
    { $rounding ->
        [up] قُرّب صعودًا إلى أصغر وحدة في العملة
        [down] قُرّب نزولًا إلى أصغر وحدة في العملة
       *[nearest] قُرّب إلى أصغر وحدة في العملة
    }
market-charm =
    { $rounding ->
        [up] قُرّب صعودًا إلى سعر ينتهي بـ { $ending }
        [down] قُرّب نزولًا إلى سعر ينتهي بـ { $ending }
       *[nearest] قُرّب إلى سعر ينتهي بـ { $ending }
    }
market-minimum = رُفع إلى أدنى سعر في هذه السوق
market-cash = قُرّب إلى ما يمكن دفعه نقدًا
market-override = سعر ثابت خاص بهذه السوق
market-tax-within = منه ضريبة { NUMBER($percent) }%
market-tax-added = ضريبة { NUMBER($percent) }% تُضاف عند الدفع
market-gross = المبلغ المستحق

## مبلغ بين خطوتين

market-amount = { MONEY($amount, currencyDisplay: "code", maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, currencyDisplay: "code", maximumFractionDigits: 6) }
