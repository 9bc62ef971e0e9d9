### Preços em outros mercados: como um preço da loja se torna o de um mercado.

markets-heading = Preços em outros mercados
markets-hint = Quanto as mesmas coisas custam em outros lugares, e cada passo até lá.
markets-loading = Calculando os preços…
markets-failed = Não foi possível calcular os preços. Recarregue a página e tente novamente.
markets-label = Mercado
market-de = Alemanha
market-ch = Suíça
market-gb = Reino Unido
market-us = Estados Unidos
market-jp = Japão
market-br = Brasil
market-prices-label = Preços; cada um se abre e mostra seus passos

## Passos, cada um com o valor a que leva

market-base = Preço nesta loja
market-convert = Convertido a { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }
market-markup = Mais acréscimo de { NUMBER($percent) }%
market-conversionFee = Mais taxa de conversão de { NUMBER($percent) }%
market-fee = Mais taxa de { MONEY($amount) }
market-discount = Menos desconto de { NUMBER($percent) }%
market-tax-replaced = Imposto de { NUMBER($taken) }% retirado, { NUMBER($percent) }% incluído
market-tax-removed = Imposto de { NUMBER($taken) }% retirado
market-tax-included = Imposto de { NUMBER($percent) }% incluído
market-increment =
    { $rounding ->
        [up] Arredondado para cima a um múltiplo de { MONEY($amount) }
        [down] Arredondado para baixo a um múltiplo de { MONEY($amount) }
       *[nearest] Arredondado a um múltiplo de { MONEY($amount) }
    }
market-round =
    { $rounding ->
        [up] Arredondado para cima à menor unidade da moeda
        [down] Arredondado para baixo à menor unidade da moeda
       *[nearest] Arredondado à menor unidade da moeda
    }
market-charm =
    { $rounding ->
        [up] Arredondado para cima a um preço que termina em { $ending }
        [down] Arredondado para baixo a um preço que termina em { $ending }
       *[nearest] Arredondado a um preço que termina em { $ending }
    }
market-minimum = Elevado ao preço mínimo deste mercado
market-cash = Arredondado ao que se pode pagar em dinheiro vivo
market-override = Preço fixo deste mercado
market-tax-within = Imposto de { NUMBER($percent) }% já incluído
market-tax-added = Imposto de { NUMBER($percent) }%, somado no caixa
market-gross = A pagar

## Um valor entre dois passos

market-amount = { MONEY($amount, maximumFractionDigits: 6) }
market-amount-about = ≈ { MONEY($amount, maximumFractionDigits: 6) }
