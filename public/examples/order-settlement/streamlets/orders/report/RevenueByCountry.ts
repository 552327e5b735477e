import type { CountryRevenue, SettledOrder } from "avro/orders.model";
import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } from "streamwright";

/** Adds up what each country has paid, and reports it after every order. */
export class RevenueByCountry extends FlinkStreamlet {
  override readonly description = "Running revenue of each country.";
  readonly in = new AvroInlet<SettledOrder>("in", "orders.model.SettledOrder");
  readonly out = new AvroOutlet<CountryRevenue>("out", "orders.model.CountryRevenue", (revenue) => revenue.country);

  override shape() {
    return StreamletShape.withInlets(this.in).withOutlets(this.out);
  }

  override createLogic() {
    const { in: inlet, out } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const revenue = this.readStream(inlet)
          .map((order): CountryRevenue => ({ country: order.country, orders: 1, revenueCents: order.amountCents }))
          .keyBy((entry) => entry.country)
          .reduce((sum, entry) => ({
            country: sum.country,
            orders: sum.orders + entry.orders,
            revenueCents: sum.revenueCents + entry.revenueCents,
          }))
          .uid("revenue-by-country");

        this.writeStream(out, revenue);
      }
    })(this.context);
  }
}
