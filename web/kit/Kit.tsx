import { useState } from "react";
import { setMode, useMode } from "../shared/mode.ts";
import { Breadcrumb } from "../shared/ui/Breadcrumb.tsx";
import { Button, LinkButton } from "../shared/ui/Button.tsx";
import { ConfirmDialog } from "../shared/ui/Dialog.tsx";
import { EmptyState } from "../shared/ui/EmptyState.tsx";
import { ErrorState } from "../shared/ui/ErrorState.tsx";
import { LiveBadge } from "../shared/ui/LiveBadge.tsx";
import { Notice, type NoticeKind } from "../shared/ui/Notice.tsx";
import { Pager } from "../shared/ui/Pager.tsx";
import { PrintButton } from "../shared/ui/PrintButton.tsx";
import { Skeleton } from "../shared/ui/Skeleton.tsx";
import { Steps } from "../shared/ui/Steps.tsx";
import { SummaryList } from "../shared/ui/SummaryList.tsx";
import { Table } from "../shared/ui/Table.tsx";
import { Tabs } from "../shared/ui/Tabs.tsx";
import { Tag, type TagKind } from "../shared/ui/Tag.tsx";
import { TaskList } from "../shared/ui/TaskList.tsx";
import { Timeline } from "../shared/ui/Timeline.tsx";
import { KitForm } from "./KitForm.tsx";
import "./kit.css";

const rows = [
  {
    number: "4304822026112101000123X",
    item: "食品经营许可新办（热食类食品制售）",
    state: "running" as const,
    left: 3,
  },
  { number: "43048220261121010001246", item: "公共场所卫生许可延续", state: "asked" as const, left: 12 },
];
const tagWords: Record<TagKind, string> = {
  waiting: "待受理",
  running: "办理中",
  asked: "待补正",
  paused: "已暂停计时",
  good: "准予许可",
  bad: "不予许可",
  ended: "已撤回",
  warning: "临期",
  yellow: "黄牌",
  red: "红牌",
};
const noticeKinds: NoticeKind[] = ["info", "success", "warning", "error"];

export function Kit() {
  const mode = useMode();
  return (
    <main className="kit">
      <Breadcrumb crumbs={[{ name: "首页", href: "/" }, { name: "组件样张" }]} />
      <h1>组件样张</h1>
      <div className="btns">
        <Button onClick={() => setMode({ elder: !mode.elder })}>
          {mode.elder ? "回到普通版" : "换成长辈版"}
        </Button>
        {([1, 2, 3] as const).map((size) => (
          <Button key={size} onClick={() => setMode({ elder: true, size })}>{`字号 ${size}`}</Button>
        ))}
        <LiveBadge />
      </div>
      <Buttons />
      <KitForm />
      <Words />
      <Lists />
    </main>
  );
}

function Buttons() {
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <h2>按钮</h2>
      <div className="btns">
        <Button kind="primary">提交申请</Button>
        <Button>保存，以后再办</Button>
        <Button kind="primary" busy>
          提交申请
        </Button>
        <Button disabled>不能按</Button>
        <Button kind="danger" onClick={() => setAsking(true)}>
          撤回申请
        </Button>
        <LinkButton href="/kit" kind="quiet">
          查看指南
        </LinkButton>
        <PrintButton />
      </div>
      {asking && (
        <ConfirmDialog
          title="撤回这件申请？"
          action="撤回"
          onConfirm={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>撤回后本次申请就结束了，材料退还给您。以后需要时可以重新申请。</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function Words() {
  const [tab, setTab] = useState("one");
  return (
    <section>
      <h2>状态与提示</h2>
      <p className="btns">
        {(Object.keys(tagWords) as TagKind[]).map((kind) => (
          <Tag key={kind} kind={kind}>
            {tagWords[kind]}
          </Tag>
        ))}
      </p>
      {noticeKinds.map((kind) => (
        <Notice key={kind} kind={kind} title="材料已经收到">
          <p>工作人员会在 5 个工作日内告诉您是否受理。</p>
        </Notice>
      ))}
      <Tabs
        label="办件"
        current={tab}
        onChange={setTab}
        tabs={[
          { key: "one", title: "在办" },
          { key: "two", title: "已办结" },
        ]}
      >
        {tab === "one" ? <EmptyState title="您没有在办的事">去首页看看能办什么。</EmptyState> : <Skeleton />}
      </Tabs>
      <ErrorState error={undefined} onRetry={() => setTab("one")} />
    </section>
  );
}

function Lists() {
  return (
    <section>
      <h2>列表</h2>
      <Steps titles={["选情形", "填申请表", "交材料", "核对提交"]} now={1} />
      <TaskList
        tasks={[
          { key: "a", title: "选择您的情形", state: "done", href: "/kit" },
          { key: "b", title: "经营场所信息", hint: "地址、面积、负责人", state: "started", href: "/kit" },
          { key: "c", title: "上传材料", state: "todo", href: "/kit" },
          { key: "d", title: "核对并提交", state: "blocked" },
        ]}
      />
      <Table
        caption="我的办件"
        rows={rows}
        rowKey={(row) => row.number}
        sort={{ key: "left", down: false }}
        onSort={() => {}}
        columns={[
          { key: "item", head: "事项", main: true, cell: (row) => row.item },
          { key: "number", head: "办件编号", cell: (row) => row.number },
          { key: "state", head: "状态", cell: (row) => <Tag kind={row.state}>{tagWords[row.state]}</Tag> },
          { key: "left", head: "剩余工作日", numeric: true, sortable: true, cell: (row) => row.left },
        ]}
      />
      <Pager first="/kit" next="/kit" shown="每页 20 件" />
      <SummaryList
        rows={[
          {
            key: "name",
            head: "经营者名称",
            value: "常宁市宜阳街道老张家土菜馆（个体工商户）",
            change: "/kit",
          },
          { key: "area", head: "经营面积", value: "86 平方米", change: "/kit" },
        ]}
      />
      <Timeline
        label="办理进度"
        entries={[
          { key: 1, title: "您提交了申请", at: "2026-11-20T01:30:00.000Z", state: "done" },
          { key: 2, title: "正在审查材料", who: "常宁市行政审批服务局 食药股", state: "now" },
          { key: 3, title: "现场核查", state: "next" },
        ]}
      />
    </section>
  );
}
