import { failedAnswer } from '../http-failure.js';
/** Ends as `consumer-slow` where more than `itemsMax` items wait that nothing may replace. */
export function createStreamQueue(itemsMax) {
    // A map keeps the order of first keys: a quote that replaces another takes its place.
    const waiting = new Map();
    let failure;
    let isOver = false;
    let wake;
    let serial = 0;
    const awaken = () => {
        wake?.();
        wake = undefined;
    };
    const end = (reason) => {
        failure ??= reason;
        awaken();
    };
    return {
        push(item) {
            if (failure !== undefined)
                return;
            const key = keyOf(item, () => (serial += 1));
            waiting.set(key, joined(waiting.get(key), item));
            if (waiting.size > itemsMax) {
                const expected = `expected to be read within ${itemsMax} waiting items`;
                end(failedAnswer('consumer-slow', `${expected}, found more: the stream is closed, since bars would be lost`));
            }
            else
                awaken();
        },
        end,
        async take() {
            for (;;) {
                const first = waiting.entries().next();
                if (first.done !== true) {
                    const [key, item] = first.value;
                    waiting.delete(key);
                    return item;
                }
                if (isOver)
                    return undefined;
                if (failure !== undefined) {
                    isOver = true;
                    return failure;
                }
                await new Promise((resolve) => {
                    wake = resolve;
                });
            }
        },
    };
}
function keyOf(item, nextSerial) {
    if (item.kind === 'quote')
        return `quote ${item.symbol}`;
    return item.kind === 'left-out' ? `left-out ${item.reason}` : `serial ${nextSerial()}`;
}
function joined(earlier, item) {
    if (earlier?.kind === 'quote' && item.kind === 'quote')
        return { ...item, replaced: item.replaced + earlier.replaced + 1 };
    if (earlier?.kind === 'left-out' && item.kind === 'left-out')
        return { ...item, count: item.count + earlier.count };
    return item;
}
