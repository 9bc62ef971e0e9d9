### Nomes e descrições dos produtos.

## Cozinha

product-mug = Caneca de cerâmica
    .description = Paredes grossas e esmalte feito à mão. Comporta { 350 } ml e mantém o calor.
product-kettle = Chaleira bico de ganso
    .description = Um bico fino para verter devagar e com firmeza.
product-skillet = Frigideira de ferro fundido
    .description = Já curada, vai ao forno e melhora a cada ano.
product-knife = Faca do chef
    .description = Lâmina de { 20 } cm em aço-carbono e cabo de nogueira.
product-towels = Panos de prato de linho
    .description = Dois panos de linho encorpado, mais macios a cada lavagem.
product-board = Tábua de corte de nogueira
    .description = Madeira de topo, que poupa o fio da faca, com canaleta para o caldo.

## Casa

product-lamp = Luminária de mesa
    .description = Luz quente e regulável sob uma cúpula de linho.
product-blanket = Manta de lã
    .description = Tecida em lã de cordeiro sem tingimento, grande o bastante para dois.
product-candle = Vela de cera de abelha
    .description = Queima por { 40 } horas com um leve aroma de mel.
product-vase = Vaso de cerâmica
    .description = Torneado à mão: não há dois iguais.
product-clock = Relógio de parede
    .description = Mecanismo silencioso atrás de um mostrador simples e legível.
product-pot = Vaso de planta em terracota
    .description = Respira, drena bem e já vem com pratinho.

## Escritório

product-notebook = Caderno pontilhado
    .description = { 192 } páginas que abrem por completo e aceitam bem a tinta.
product-pen = Caneta-tinteiro
    .description = Pena fina de aço e corpo de latão maciço.
product-pencils = Lápis de cor
    .description = Doze cores macias e resistentes à luz em uma caixa de cedro.
product-ruler = Régua de latão
    .description = Gravada nas duas bordas: centímetros e polegadas.
product-scissors = Tesoura de escritório
    .description = Aço forjado, afiado até a ponta.
product-timer = Ampulheta
    .description = { 25 } minutos de areia para trabalhar com foco.

## Viagem

product-backpack = Mochila de lona
    .description = Lona encerada, alças de couro e espaço para um notebook de { 15 } polegadas.
product-wallet = Carteira de couro
    .description = Seis cartões, algumas notas e nenhum volume.
product-bottle = Garrafa de água em aço
    .description = Parede dupla: { 24 } horas gelada, { 12 } horas quente.
product-umbrella = Guarda-chuva dobrável
    .description = Abre ao toque de um botão e resiste às rajadas.
product-compass = Bússola de bolso
    .description = Agulha amortecida em líquido, em caixa de latão.
product-lantern = Lampião de camping
    .description = Recarregável, com { 80 } horas de luz suave.
