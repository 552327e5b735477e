import type { Order, Payment } from "avro/orders.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroOutlet, IntegerConfigParameter, StreamletShape } from "streamwright";

const ordersPerSecond = new IntegerConfigParameter("orders-per-second", "Orders and payments sent per second, each.", 20);

/** Sends the orders and payments of the data files once, partitioned by order. */
export class Shop extends AkkaStreamlet {
  override readonly description = "Sends orders and the payments for them.";
  readonly orders = new AvroOutlet<Order>("orders", "orders.model.Order", (order) => String(order.orderId));
  readonly payments = new AvroOutlet<Payment>("payments", "orders.model.Payment", (payment) => String(payment.orderId));

  override shape() {
    return StreamletShape.withOutlets(this.orders, this.payments);
  }

  override configParameters() {
    return [ordersPerSecond];
  }

  override createLogic() {
    const { orders, payments } = this;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        const rate = ordersPerSecond.value(this.context);
        return [
          this.fromData<Order>("data/orders.jsonl").throttle(rate).to(this.sink(orders)),
          this.fromData<Payment>("data/payments.jsonl").throttle(rate).to(this.sink(payments)),
        ];
      }
    })(this.context);
  }
}
