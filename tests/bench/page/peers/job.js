// The job that every peer does, after it has parsed its way: keep completed orders; of each buyer the
// number of distinct orders, the latest time and the amount; fifths of each (equal values share the
// lower one); how many buyers each of the 125 cells holds.
//
// Ours does more in the same time: all columns, their encoding, identity, refunds, stages, the report.
export const COLUMNS = {
  order: '订单号',
  buyer: '下单帐号',
  time: '下单时间',
  price: '京东价',
  quantity: '订购数量',
  status: '订单状态',
};
export const COMPLETED = '完成';

export class Buyers {
  #buyers = new Map();

  // Times in this form sort as text; the lines of an order stand together.
  add(buyer, order, time, price, quantity) {
    let known = this.#buyers.get(buyer);
    if (known === undefined) {
      known = { order: '', orders: 0, last: '', cents: 0 };
      this.#buyers.set(buyer, known);
    }
    if (known.order !== order) {
      known.order = order;
      ++known.orders;
    }
    if (time > known.last) known.last = time;
    known.cents += Math.round(price * 100) * quantity;
  }

  finish() {
    const all = [...this.#buyers.values()];
    const fifths = (value) => {
      const order = all.map((_, i) => i).sort((a, b) => compare(value(all[a]), value(all[b])));
      const score = new Uint8Array(all.length);
      let rank = 0;
      order.forEach((buyer, at) => {
        if (at > 0 && compare(value(all[order[at - 1]]), value(all[buyer])) !== 0) rank = at;
        score[buyer] = 1 + Math.floor((5 * rank) / all.length);
      });
      return score;
    };
    const recency = fifths((buyer) => buyer.last);
    const frequency = fifths((buyer) => buyer.orders);
    const amount = fifths((buyer) => buyer.cents);
    const cells = new Array(125).fill(0);
    for (let i = 0; i < all.length; ++i) {
      ++cells[(recency[i] - 1) * 25 + (frequency[i] - 1) * 5 + amount[i] - 1];
    }
    return { buyers: all.length, cells };
  }
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Where the columns of the job stand.
export function places(header) {
  const entries = Object.entries(COLUMNS).map(([part, name]) => [part, header.indexOf(name)]);
  return Object.fromEntries(entries);
}

// Makes a worker of `work`: a File in, its result and the milliseconds out.
export function serve(work) {
  addEventListener('message', async ({ data }) => {
    const began = performance.now();
    try {
      const result = await work(data);
      postMessage({ ...result, ms: performance.now() - began });
    } catch (thrown) {
      postMessage({ failed: String(thrown) });
    }
  });
}
