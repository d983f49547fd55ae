/** Node 18 has no CustomEvent. */
export class CarillonEvent extends Event {
  constructor(type, detail) {
    super(type);
    this.detail = detail;
  }
}
