/** Asking for a refund, and deciding another's. */
import { type PaidView, type RefundView, refundCauseNames } from "#contract/payments.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { moneyWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";

interface Dialog {
  payment: PaidView;
  onDone: (words: string) => void;
  onClose: () => void;
}

/** `ended` is the system's own. */
const { ended: _, ...askedCauses } = refundCauseNames;

export function AskDialog({ payment, onDone, onClose }: Dialog) {
  return (
    <CommandDialog<PaidView>
      title="申请退费"
      action="申请退费"
      fields={[
        {
          ...{ name: "cause", label: "为什么退", kind: "choice", required: true },
          options: Object.entries(askedCauses).map(([value, label]) => ({ value, label })),
        },
        {
          ...{ name: "fen", label: "退多少（元）", kind: "money", required: false },
          hint: `最多 ${moneyWords(payment.left)}；不填就是全退`,
        },
        {
          ...{ name: "reason", label: "说明", kind: "paragraph", required: true, max: 200 },
          hint: "写清凭什么知道该退，比如另一笔的流水号、撤回单",
        },
      ]}
      send={(filled, requestKey) => post(`/staff/payments/${payment.id}/refunds`, { requestKey, ...filled })}
      onDone={async () => {
        await refresh("/staff/payments");
        onDone("已申请，等另一个人审批；同意以后按原路退回。");
      }}
      onClose={onClose}
    >
      <p>{`${payment.subject}，${payment.name}，缴了 ${moneyWords(payment.fen)}。要由另一个人审批，按原路退回。`}</p>
    </CommandDialog>
  );
}

export function DecideDialog(props: Dialog & { refund: RefundView; agree: boolean }) {
  const { refund, agree, onDone, onClose } = props;
  return (
    <CommandDialog<PaidView>
      title={agree ? `同意退费 ${moneyWords(refund.fen)}` : "不同意退费"}
      action={agree ? "同意，退回去" : "不同意"}
      grave={agree}
      fields={[{ name: "note", label: "意见", kind: "paragraph", required: true, max: 200 }]}
      send={(filled, requestKey) =>
        post(`/staff/refunds/${refund.id}/${agree ? "approve" : "decline"}`, { requestKey, ...filled })
      }
      onDone={async ({ refunds }) => {
        await refresh("/staff/payments");
        onDone(decidedWords(agree, refunds.find(({ id }) => id === refund.id)?.state));
      }}
      onClose={onClose}
    >
      <p>{`${refund.askedBy}：${refundCauseNames[refund.cause]}，${refund.reason}`}</p>
    </CommandDialog>
  );
}

function decidedWords(agree: boolean, state: RefundView["state"] | undefined): string {
  if (!agree) return "没有同意，申请的人看得到意见。";
  return state === "refunded" ? "已同意，钱退回去了。" : "已同意，等付款通道退款；没有回音会自动再催。";
}
