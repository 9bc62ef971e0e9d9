// What the shop sells, and on which terms. Names and descriptions are not here: they are messages,
// `product-<id>` in locales/<locale>/products.ftl. Every amount is a whole number of minor units, as BigInt:
// the one thing a newcomer would get wrong is to write 18.5 here.

export const BASE_CURRENCY = "EUR";

/** One product: `price` in minor units of BASE_CURRENCY, `days` until it is delivered. */
const product = (id, price, days) => ({ id, price, days });

export const CATEGORIES = [
  {
    id: "kitchen",
    products: [
      product("mug", 1850n, 3),
      product("kettle", 6400n, 4),
      product("skillet", 4900n, 4),
      product("knife", 8900n, 3),
      product("towels", 2200n, 2),
      product("board", 4200n, 5),
    ],
  },
  {
    id: "home",
    products: [
      product("lamp", 7900n, 6),
      product("blanket", 11900n, 5),
      product("candle", 2400n, 2),
      product("vase", 3800n, 8),
      product("clock", 5600n, 4),
      product("pot", 1600n, 3),
    ],
  },
  {
    id: "desk",
    products: [
      product("notebook", 1450n, 2),
      product("pen", 6800n, 3),
      product("pencils", 1900n, 2),
      product("ruler", 1200n, 2),
      product("scissors", 2700n, 3),
      product("timer", 2100n, 4),
    ],
  },
  {
    id: "travel",
    products: [
      product("backpack", 9800n, 5),
      product("wallet", 4500n, 3),
      product("bottle", 2900n, 2),
      product("umbrella", 3400n, 3),
      product("compass", 5200n, 7),
      product("lantern", 5900n, 4),
    ],
  },
];

export const PRODUCTS = CATEGORIES.flatMap((category) => category.products);

/**
 * The currencies a shopper can choose, in the picker's order. Delivery is not converted: a shop sets it by hand
 * for each market, in round figures. `free` is the order value from which delivery costs nothing, `fee` what it
 * costs below; both in minor units of that currency (the yen and the won have none smaller than themselves).
 */
export const CURRENCIES = new Map([
  ["EUR", { free: 7500n, fee: 490n }],
  ["USD", { free: 8000n, fee: 550n }],
  ["GBP", { free: 6500n, fee: 400n }],
  ["JPY", { free: 12000n, fee: 800n }],
  ["CHF", { free: 7500n, fee: 500n }],
  ["INR", { free: 800000n, fee: 50000n }],
  ["BRL", { free: 45000n, fee: 3000n }],
  ["CAD", { free: 12000n, fee: 800n }],
  ["MXN", { free: 160000n, fee: 10000n }],
  ["KRW", { free: 110000n, fee: 7000n }],
]);
