import type { Order, Payment, RejectedPayment, SettledOrder } from "avro/orders.model";
import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, IntegerConfigParameter, StreamletShape } from "streamwright";
import { MatchPayments, rejectedPayments } from "./MatchPayments";

const toleranceCents = new IntegerConfigParameter("tolerance-cents", "So many cents may be missing from a payment.", 0);

/** Joins orders with payments by order id, whichever comes first, and tells good payments from bad ones. */
export class Settlement extends FlinkStreamlet {
  override readonly description = "Matches orders with their payments.";
  readonly orders = new AvroInlet<Order>("orders", "orders.model.Order");
  readonly payments = new AvroInlet<Payment>("payments", "orders.model.Payment");
  readonly settled = new AvroOutlet<SettledOrder>("settled", "orders.model.SettledOrder", (order) => order.country);
  readonly rejected = new AvroOutlet<RejectedPayment>("rejected", "orders.model.RejectedPayment");

  override shape() {
    return StreamletShape.withInlets(this.orders, this.payments).withOutlets(this.settled, this.rejected);
  }

  override configParameters() {
    return [toleranceCents];
  }

  override createLogic() {
    const { orders, payments, settled, rejected } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const ordersById = this.readStream(orders).keyBy((order) => order.orderId);
        const paymentsById = this.readStream(payments).keyBy((payment) => payment.orderId);

        const matched = ordersById
          .connect(paymentsById)
          .process(new MatchPayments(toleranceCents.value(this.context)))
          .uid("match-payments");

        this.writeStream(settled, matched);
        this.writeStream(rejected, matched.getSideOutput(rejectedPayments));
      }
    })(this.context);
  }
}
