import type { HallQueues, Taken } from "#contract/queue.ts";
import { QrCode } from "../../shared/QrCode.tsx";
import { rangeWords, timeWords } from "../../shared/wait-words.ts";
import { plainDate, todayAt } from "../../shared/words.ts";

/** The paper somebody holds while they wait: the number, where, how long, and a code to follow it by phone. */
export function TicketSlip(props: { taken: Taken; hall: HallQueues; onDrawn: () => void }) {
  const { taken, hall, onDrawn } = props;
  const { ticket, token } = taken;
  const queue = hall.queues.find(({ id }) => id === ticket.queue);
  return (
    <div className="slip" role="status" aria-label={`取到的号 ${ticket.number}`}>
      <p className="slip-hall">{hall.name}</p>
      <p className="slip-number">{ticket.number}</p>
      <p>{`${ticket.queueName}${queue?.zoneName ? `，在${queue.zoneName}等` : ""}`}</p>
      <p>
        {ticket.ahead === 0 ? "前面没有人" : `前面 ${ticket.ahead} 人`}
        {ticket.estimate ? `，${rangeWords(ticket.estimate)}` : "，窗口还没有开"}
      </p>
      <p>{`${ticket.counters.join("、")} 窗口会叫您`}</p>
      <QrCode
        text={`${location.origin}/ticket#${token}`}
        label={`手机看 ${ticket.number} 排到哪儿的二维码`}
        onDrawn={onDrawn}
      />
      <p className="slip-note">扫码在手机上看排到哪儿、什么时候回来</p>
      <p className="slip-note">{`${plainDate(todayAt(new Date(ticket.takenAt)))} ${timeWords(ticket.takenAt)} 取号，当天有效`}</p>
    </div>
  );
}
