import type { Context } from "@opentelemetry/api";

/** The context in which nothing is. */
export const nowhere: Context = {
  getValue: () => undefined,
  setValue: (key, value) => new Layer(key, value, nowhere),
  deleteValue: () => nowhere,
};

/** One value on top of another context. The API's own copies a `Map` and makes three functions for each, which every request pays. */
class Layer implements Context {
  readonly key: symbol;
  readonly value: unknown;
  readonly below: Context;

  constructor(key: symbol, value: unknown, below: Context) {
    this.key = key;
    this.value = value;
    this.below = below;
  }

  getValue(key: symbol): unknown {
    return key === this.key ? this.value : this.below.getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    return new Layer(key, value, this);
  }

  deleteValue(key: symbol): Context {
    return new Layer(key, undefined, this);
  }
}
