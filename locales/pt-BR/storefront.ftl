### A página da loja e o carrinho.

-brand = Marlow

## Topo da página

brand-name = { -brand }
page-title = { -brand }: coisas úteis, bem-feitas
skip-link = Ir para os produtos
language-label = Idioma
currency-label = Moeda
headline = Coisas úteis, bem-feitas
welcome =
    { $count ->
        [one] { $count } peça para a cozinha, a casa, a mesa de trabalho e a estrada, que a { -brand } faz para durar.
        [many] { $count } de peças para a cozinha, a casa, a mesa de trabalho e a estrada, que a { -brand } faz para durar.
       *[other] { $count } peças para a cozinha, a casa, a mesa de trabalho e a estrada, que a { -brand } faz para durar.
    }
free-delivery-offer = Frete grátis em pedidos a partir de { MONEY($threshold, minimumFractionDigits: 0) }
categories-label = Departamentos

## Produtos

category-kitchen = Cozinha
category-home = Casa
category-desk = Escritório
category-travel = Viagem
category-count =
    { $count ->
        [one] { $count } produto
        [many] { $count } de produtos
       *[other] { $count } produtos
    }
product-price = { MONEY($price) }
product-arrival = Chega até { DATETIME($date, dateStyle: "medium") }
product-add = Adicionar ao carrinho
    .aria-label = Adicionar ao carrinho: { $product }
product-in-cart = { $count } no carrinho

## Carrinho

cart-heading = Seu carrinho
cart-count =
    { $count ->
        [0] Seu carrinho está vazio
        [one] { $count } item no seu carrinho
        [many] { $count } de itens no seu carrinho
       *[other] { $count } itens no seu carrinho
    }
cart-empty-hint = O que você adicionar ficará esperando aqui.
cart-line =
    { $count ->
        [one] { $count } unidade por { MONEY($price) }
        [many] { $count } de unidades por { MONEY($price) } cada
       *[other] { $count } unidades por { MONEY($price) } cada
    }
cart-quantity = Quantidade
    .aria-label = Quantidade: { $product }
cart-decrease =
    .aria-label = Um a menos: { $product }
cart-increase =
    .aria-label = Um a mais: { $product }
cart-remove = Remover
    .aria-label = Remover: { $product }
cart-subtotal = Subtotal
cart-delivery = Frete
cart-delivery-free = Grátis
cart-total = Total
cart-amount = { MONEY($amount) }
cart-arrival = Peça hoje e tudo chega até { DATETIME($date, dateStyle: "full") }.
free-delivery-remaining = Faltam { MONEY($remaining) } para o frete grátis.
    .aria-label = Progresso até o frete grátis
free-delivery-reached = Seu frete é grátis.

## Taxa de câmbio

rate-notice =
    Preços convertidos pela taxa de referência do Banco Central Europeu de { DATETIME($date, dateStyle: "long") }:
    { MONEY($unit, currencyDisplay: "code", minimumFractionDigits: 0) } = { MONEY($rate, currencyDisplay: "code", maximumFractionDigits: 6) }.
rate-notice-unconverted = Os preços aparecem na moeda em que foram definidos; nada foi convertido.

## Anunciado quando o carrinho muda

announce-added = Adicionado ao carrinho: { $product }. { cart-count }.
announce-changed = Quantidade alterada: { $product }. { cart-count }.
announce-removed = Removido do carrinho: { $product }. { cart-count }.
announce-language-failed = Não foi possível carregar este idioma. Tente novamente.

## Rodapé

footer-note = A { -brand } é uma loja de demonstração: explore, encha o carrinho, mas nada pode ser encomendado.
footer-privacy = Promessa da { -brand }: seu idioma, sua moeda e seu carrinho ficam neste navegador e não são enviados a lugar nenhum.

## Moedas do menu

currency-eur = Euro
currency-usd = Dólar americano
currency-gbp = Libra esterlina
currency-jpy = Iene japonês
currency-chf = Franco suíço
currency-inr = Rupia indiana
currency-brl = Real brasileiro
currency-cad = Dólar canadense
currency-mxn = Peso mexicano
currency-krw = Won sul-coreano
