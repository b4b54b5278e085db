import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { MyAppointments, QueueSlots } from "#contract/appointment.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";

/** The waiting list of a day that is full. */
export function JoinWaiting({
  data,
  day,
  item,
}: {
  data: QueueSlots;
  day: string;
  item: string | undefined;
}) {
  const { data: me } = useMe();
  const [requestKey] = useState(newRequestKey);
  const join = useMutation<MyAppointments, Refused>({
    mutationFn: () => {
      const { hall, queue } = data;
      return post("/appointments/waiting", {
        requestKey,
        hall,
        queue,
        from: day,
        to: day,
        ...(item && { item }),
      });
    },
    onSuccess: () => refresh("/appointments"),
  });
  if (join.isSuccess) {
    return (
      <Notice kind="success" announce title="已经登记候补">
        <p>
          有人取消时为您留一个名额，用短信和消息告诉您。在<Link href="/appointments">我的预约</Link>
          里可以看到排到第几位。
        </p>
      </Notice>
    );
  }
  if (!data.waitingOpen) return <p>这一天约满了，候补的人也满了，请选别的日子。</p>;
  if (!me) {
    return (
      <p>
        这一天约满了。<Link href={signInAddress(location.pathname + location.search)}>登录</Link>
        后可以登记候补，或者选别的日子。
      </p>
    );
  }
  return (
    <>
      <p>这一天约满了。登记候补，有人取消时为您留一个名额；也可以选别的日子。</p>
      {join.error && (
        <Notice kind="error" announce>
          {join.error.message}
        </Notice>
      )}
      <Button kind="primary" busy={join.isPending} onClick={() => join.mutate()}>
        登记候补
      </Button>
    </>
  );
}
