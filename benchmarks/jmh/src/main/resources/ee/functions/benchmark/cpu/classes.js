// SPDX-License-Identifier: Apache-2.0
// Objects with inheritance and overridden methods.

class Shape {
  constructor(size) {
    this.size = size;
  }
  scale(by) {
    return new this.constructor(this.size * by);
  }
  area() {
    return 0;
  }
}

class Square extends Shape {
  area() {
    return this.size * this.size;
  }
}

class Circle extends Shape {
  area() {
    return 3 * this.size * this.size;
  }
}

export function onInvoke() {
  let sum = 0;
  for (let i = 0; i < 100_000; i++) {
    const shape = i % 2 ? new Square(i) : new Circle(i);
    sum += shape.area() + shape.scale(2).area();
  }
  return new Response(String(sum));
}
