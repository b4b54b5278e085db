import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import type { FreeSlot, Hold, MyAppointment, QueueSlots } from "#contract/appointment.ts";
import type { ItemGuide, Me, MyEnterprise } from "#contract/portal.ts";
import { newRequestKey, post, Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { SummaryList, type SummaryRow } from "../../shared/ui/SummaryList.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { addressOf, type Chosen, clockWords, slotWords } from "./booking.ts";

const path = "/appointments/new";

interface Props {
  data: QueueSlots;
  slot: FreeSlot;
  chosen: Chosen;
}

/** The last page: what was chosen, who comes. The place is kept meanwhile. */
export function ConfirmBooking(props: Props) {
  const me = useMe();
  return (
    <>
      <SummaryList rows={rowsOf(props)} />
      <Loaded query={me} lines={3}>
        {(data) => (data ? <Confirm {...props} me={data} /> : <SignInFirst />)}
      </Loaded>
    </>
  );
}

function rowsOf({ data, slot, chosen }: Props): SummaryRow[] {
  const { item, hall, queue, day } = chosen;
  return [
    {
      ...{ key: "queue", head: "办什么", value: `${data.name}（${data.hallName}）` },
      change: addressOf(path, { item }),
    },
    {
      ...{ key: "when", head: "什么时候", value: slotWords(slot) },
      change: addressOf(path, { item, hall, queue, day }),
    },
  ];
}

function SignInFirst() {
  return (
    <Notice title="请先登录">
      <p>预约要知道是谁来。没有智能手机的，打 12345 或到大厅，工作人员帮您约。</p>
      <LinkButton href={signInAddress(location.pathname + location.search)} kind="primary">
        用手机号登录
      </LinkButton>
    </Notice>
  );
}

/** Keeps the place; asked again with the same key it is the same place. */
function useHold(slot: number) {
  const [requestKey] = useState(newRequestKey);
  return useQuery<Hold, Refused>({
    queryKey: ["hold", slot, requestKey],
    queryFn: () => post<Hold>("/appointments/holds", { requestKey, slot }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function Confirm({ slot, chosen, me }: Props & { me: Me }) {
  const [, navigate] = useLocation();
  const hold = useHold(slot.id);
  const enterprises = useRead<{ enterprises: MyEnterprise[] }>("/me/enterprises");
  const [forWhom, setForWhom] = useState("");
  const [name, setName] = useState("");
  const [faults, setFaults] = useState<FieldError[]>([]);
  const { item } = chosen;
  const book = useMutation<MyAppointment, Refused>({
    mutationFn: () => {
      const who = {
        ...(me.name === undefined && { name: name.trim() }),
        ...(forWhom && { enterprise: forWhom }),
      };
      return bookIt({ slot: slot.id, ...who, ...(item && { item }) }, hold.data?.hold);
    },
    onSuccess: async (made) => {
      await refresh("/appointments");
      navigate(`/appointments/${made.id}?new`, { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = me.name === undefined && name.trim().length < 2;
    setFaults(isMissing ? [{ field: "name", message: "请填写来办事的人的姓名" }] : []);
    if (!isMissing) book.mutate();
  };
  const mine = enterprises.data?.enterprises ?? [];
  if (hold.error) return <NoPlace error={hold.error} chosen={chosen} />;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={faults} />
      {book.error && (
        <Notice kind="error" announce>
          {book.error.message}
        </Notice>
      )}
      {me.name === undefined && (
        <TextInput
          id="name"
          label="来办事的人叫什么"
          autoComplete="name"
          maxLength={50}
          value={name}
          onChange={setName}
          error={faults[0]?.message}
        />
      )}
      {mine.length > 0 && (
        <RadioGroup
          id="for"
          label="为谁办"
          value={forWhom}
          onChange={setForWhom}
          options={[
            { value: "", label: "我自己" },
            ...mine.map((one) => ({ value: one.uscc, label: one.name })),
          ]}
        />
      )}
      {item && <ItemName item={item} />}
      {hold.data && <p>{`名额为您留到 ${clockWords(hold.data.endsAt)}，过了也可以接着约，只要还有名额。`}</p>}
      <Button type="submit" kind="primary" busy={book.isPending}>
        预约
      </Button>
    </form>
  );
}

function ItemName({ item }: { item: string }) {
  const guide = useRead<ItemGuide>(`/items/${encodeURIComponent(item)}`);
  return guide.data ? <p>{`事项：${guide.data.item.name}`}</p> : null;
}

/** With the place that was kept; when its time is over, with whatever is free (R13.1: no limit that cannot be extended). */
async function bookIt(wanted: object, hold: number | undefined): Promise<MyAppointment> {
  const send = (kept: object) =>
    post<MyAppointment>("/appointments", { requestKey: newRequestKey(), ...wanted, ...kept });
  try {
    return await send(hold === undefined ? {} : { hold });
  } catch (error) {
    if (error instanceof Refused && error.code === "appointment-hold-over") return await send({});
    throw error;
  }
}

function NoPlace({ error, chosen }: { error: Refused; chosen: Chosen }) {
  const { slot: _, ...before } = chosen;
  return (
    <Notice kind="error" announce title={error.message}>
      <div className="btns">
        <LinkButton href={addressOf(path, before)} kind="primary">
          选别的时段
        </LinkButton>
        <LinkButton href="/appointments">看我的预约</LinkButton>
      </div>
    </Notice>
  );
}
