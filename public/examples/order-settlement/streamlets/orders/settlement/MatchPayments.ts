import type { Order, Payment, RejectedPayment, SettledOrder } from "avro/orders.model";
import { type Collector, type KeyedContext, KeyedCoProcessFunction, OutputTag, type ValueState, ValueStateDescriptor } from "streamwright";

export const rejectedPayments = new OutputTag<RejectedPayment>("rejected");

/** Holds an order until its payment comes, or a payment until its order comes, and forgets both once they have met. */
export class MatchPayments extends KeyedCoProcessFunction<number, Order, Payment, SettledOrder> {
  readonly toleranceCents: number;
  private waitingOrder!: ValueState<Order>;
  private waitingPayment!: ValueState<Payment>;

  constructor(toleranceCents: number) {
    super();
    this.toleranceCents = toleranceCents;
  }

  override open() {
    this.waitingOrder = this.getRuntimeContext().getState(new ValueStateDescriptor<Order>("waiting-order"));
    this.waitingPayment = this.getRuntimeContext().getState(new ValueStateDescriptor<Payment>("waiting-payment"));
  }

  override processElement1(order: Order, context: KeyedContext<number>, out: Collector<SettledOrder>) {
    const payment = this.waitingPayment.value();
    if (payment === null) {
      this.waitingOrder.update(order);
      return;
    }
    this.waitingPayment.clear();
    this.settle(order, payment, context, out);
  }

  override processElement2(payment: Payment, context: KeyedContext<number>, out: Collector<SettledOrder>) {
    const order = this.waitingOrder.value();
    if (order === null) {
      this.waitingPayment.update(payment);
      return;
    }
    this.waitingOrder.clear();
    this.settle(order, payment, context, out);
  }

  private settle(order: Order, payment: Payment, context: KeyedContext<number>, out: Collector<SettledOrder>) {
    const missingCents = order.amountCents - payment.paidCents;
    if (missingCents > this.toleranceCents) {
      context.output(rejectedPayments, {
        orderId: order.orderId,
        paymentId: payment.paymentId,
        missingCents,
        reason: `paid ${payment.paidCents} of ${order.amountCents} cents`,
      });
      return;
    }
    out.collect({
      orderId: order.orderId,
      customer: order.customer,
      country: order.country,
      amountCents: order.amountCents,
      method: payment.method,
      waitedMs: payment.paidAt - order.placedAt,
    });
  }
}
