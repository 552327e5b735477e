import type { CountryRevenue, RejectedPayment, SettledOrder } from "avro/orders.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, StreamletShape } from "streamwright";

/** An egress that writes a line to its log for every record it reads. */
abstract class Desk<T> extends AkkaStreamlet {
  abstract readonly in: AvroInlet<T>;
  abstract line(record: T): string;

  override shape() {
    return StreamletShape.withInlets(this.in);
  }

  override createLogic() {
    const desk = this;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.source(desk.in)
          .map((record) => desk.line(record))
          .to(this.logSink());
      }
    })(this.context);
  }
}

function euros(cents: number): string {
  return `${(cents / 100).toFixed(2)} EUR`;
}

/** Orders that may be dispatched. */
export class DispatchDesk extends Desk<SettledOrder> {
  readonly in = new AvroInlet<SettledOrder>("in", "orders.model.SettledOrder");

  line(order: SettledOrder) {
    return `dispatch order ${order.orderId} to ${order.customer} (${order.country})`;
  }
}

/** Payments that somebody has to look into. */
export class SupportDesk extends Desk<RejectedPayment> {
  readonly in = new AvroInlet<RejectedPayment>("in", "orders.model.RejectedPayment");

  line(payment: RejectedPayment) {
    return `order ${payment.orderId} lacks ${euros(payment.missingCents)}: ${payment.reason}`;
  }
}

/** The running revenue of each country. */
export class Dashboard extends Desk<CountryRevenue> {
  readonly in = new AvroInlet<CountryRevenue>("in", "orders.model.CountryRevenue");

  line(revenue: CountryRevenue) {
    return `${revenue.country}: ${euros(revenue.revenueCents)} from ${revenue.orders} orders`;
  }
}
