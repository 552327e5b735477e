import type { CountryRevenue, RejectedPayment, SettledOrder } from "avro/orders.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, StreamletShape } from "streamwright";

function euros(cents: number): string {
  return `${(cents / 100).toFixed(2)} EUR`;
}

/** Writes a line for every order that may be dispatched. */
export class DispatchDesk extends AkkaStreamlet {
  readonly in = new AvroInlet<SettledOrder>("in", "orders.model.SettledOrder");
  override shape() {
    return StreamletShape.withInlets(this.in);
  }
  override createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.source(inlet)
          .map((order) => `dispatch order ${order.orderId} to ${order.customer} (${order.country})`)
          .to(this.logSink());
      }
    })(this.context);
  }
}

/** Writes a line for every payment that somebody has to look into. */
export class SupportDesk extends AkkaStreamlet {
  readonly in = new AvroInlet<RejectedPayment>("in", "orders.model.RejectedPayment");
  override shape() {
    return StreamletShape.withInlets(this.in);
  }
  override createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.source(inlet)
          .map((payment) => `order ${payment.orderId} lacks ${euros(payment.missingCents)}: ${payment.reason}`)
          .to(this.logSink());
      }
    })(this.context);
  }
}

/** Writes the running revenue of each country. */
export class Dashboard extends AkkaStreamlet {
  readonly in = new AvroInlet<CountryRevenue>("in", "orders.model.CountryRevenue");
  override shape() {
    return StreamletShape.withInlets(this.in);
  }
  override createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.source(inlet)
          .map((revenue) => `${revenue.country}: ${euros(revenue.revenueCents)} from ${revenue.orders} orders`)
          .to(this.logSink());
      }
    })(this.context);
  }
}
