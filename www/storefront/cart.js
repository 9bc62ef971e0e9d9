// The cart: how many pieces of which product, in the order they were added. It knows no prices and no words.

export const MOST_PIECES = 999;

export class Cart {
  #pieces = new Map();

  /** Takes what `toJSON` gave; whatever is not a known product and a sound quantity is left out. */
  static from(saved, knownIds) {
    const cart = new Cart();
    if (!Array.isArray(saved)) return cart;
    for (const entry of saved) {
      if (Array.isArray(entry) && knownIds.has(entry[0])) cart.set(entry[0], entry[1]);
    }
    return cart;
  }

  quantity(id) {
    return this.#pieces.get(id) ?? 0;
  }

  /** Sets a quantity, held between 0 and MOST_PIECES; 0 takes the product out. Returns the quantity that now holds. */
  set(id, quantity) {
    const whole = Number.isFinite(quantity) ? Math.trunc(quantity) : 0;
    const held = Math.min(Math.max(whole, 0), MOST_PIECES);
    if (held === 0) this.#pieces.delete(id);
    else this.#pieces.set(id, held);
    return held;
  }

  /** All pieces together. */
  get count() {
    let count = 0;
    for (const quantity of this.#pieces.values()) count += quantity;
    return count;
  }

  /** `[id, quantity]`, in the order the products were added. */
  lines() {
    return [...this.#pieces];
  }

  toJSON() {
    return this.lines();
  }
}
