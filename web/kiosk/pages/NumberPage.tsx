import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { KioskNumber } from "#contract/kiosk.ts";
import type { HallQueues } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { QrCode } from "../../shared/QrCode.tsx";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { CardPage } from "./CardPage.tsx";

interface Wish {
  queue: string;
  name: string;
}

/** 取号: which kind of matter, whether one goes first (R12.1), then the number. */
export function NumberPage() {
  const { home } = useKiosk();
  const queues = useRead<HallQueues>(`/halls/${home.hall}/queues`);
  const [wish, setWish] = useState<Wish>();
  return (
    <Loaded query={queues}>
      {(hall) => {
        if (hall.personRequired && !home.person) return <CardPage onDone={() => undefined} />;
        return wish ? (
          <Take key={wish.queue} hall={hall} wish={wish} onOther={() => setWish(undefined)} />
        ) : (
          <Which hall={hall} onPicked={setWish} />
        );
      }}
    </Loaded>
  );
}

function Which({ hall, onPicked }: { hall: HallQueues; onPicked: (wish: Wish) => void }) {
  return (
    <>
      <Say title="办哪一类事？">点一下就行</Say>
      <Do>
        {hall.queues.map(({ id, name, waiting, open }) => (
          <Big
            key={id}
            name={name}
            words={waiting === 0 ? "现在没人排队" : `${waiting} 人在等${open === 0 ? "，窗口还没开" : ""}`}
            icon="ticket"
            onPress={() => onPicked({ queue: id, name })}
          />
        ))}
      </Do>
    </>
  );
}

function Take({ hall, wish, onOther }: { hall: HallQueues; wish: Wish; onOther: () => void }) {
  const [requestKey] = useState(newRequestKey);
  const [asking, setAsking] = useState(false);
  const take = useMutation<KioskNumber, Refused, string | undefined>({
    mutationFn: (group) =>
      post<KioskNumber>("/kiosk/numbers", { requestKey, queue: wish.queue, ...(group && { group }) }),
  });
  if (take.data) return <TakenNumber taken={take.data} />;
  if (take.error)
    return (
      <>
        <Say title="没有取到号" icon="ticket" />
        <Do>
          <Trouble message={take.error.message} onAgain={onOther} />
        </Do>
      </>
    );
  if (asking)
    return (
      <>
        <Say title="您是哪一种？">到导办台给工作人员看证件</Say>
        <Do>
          {hall.groups.map(({ id, name }) => (
            <Big key={id} name={name} icon="person" busy={take.isPending} onPress={() => take.mutate(id)} />
          ))}
          <Big name="都不是" icon="left" onPress={() => setAsking(false)} />
        </Do>
      </>
    );
  return (
    <>
      <Say title={wish.name} icon="ticket">
        取一个号，听叫号再去窗口
      </Say>
      <Do>
        <Big name="取号" icon="ticket" main busy={take.isPending} onPress={() => take.mutate(undefined)} />
        {hall.groups.length > 0 && (
          <Big
            name="我可以优先"
            words="老人、残疾人、军人、孕妇等"
            icon="people"
            onPress={() => setAsking(true)}
          />
        )}
        <Big name="换一类" icon="left" onPress={onOther} />
      </Do>
    </>
  );
}

/** The number, large: with or without its slip. `note`: what else to know about it. */
export function TakenNumber({ taken, note }: { taken: KioskNumber; note?: string }) {
  const { leave } = useKiosk();
  const { ticket, phone, paper } = taken;
  const { number, ahead, estimate, queueName, counters } = ticket;
  return (
    <>
      <Say title={paper === "printed" ? "请拿好小票" : "没有打印，请记住号码"} icon="ticket">
        {queueName}
      </Say>
      <Do>
        <div className="told center">
          <p className="number">{number}</p>
          {note && <p>{note}</p>}
          <p>
            {ahead === 0 ? "您前面没有人" : `您前面有 ${ahead} 人`}
            {estimate && estimate.high > 0 && `，大约等 ${estimate.low}–${estimate.high} 分钟`}
          </p>
          {counters.length > 0 && <p>窗口：{counters.join("、")}</p>}
          <QrCode text={phone} label="手机上看排到哪里" />
          <p>手机扫码，看排到哪里</p>
        </div>
        <Big name="好了" icon="check" main onPress={() => leave("left")} />
      </Do>
    </>
  );
}
