/** What each node leads to. */
export type Graph<Node> = ReadonlyMap<Node, readonly Node[]>;

/** The nodes that lead to each other, by node (Tarjan); without recursion, since a blueprint may hold thousands. */
export function groupsOf<Node>(graph: Graph<Node>): Map<Node, ReadonlySet<Node>> {
  const groups = new Map<Node, Set<Node>>();
  const order = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const open: Node[] = [];
  const enter = (node: Node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    return { node, next: [...(graph.get(node) ?? [])] };
  };
  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node } = top;
      const next = top.next.pop();
      if (next !== undefined) {
        if (!order.has(next)) path.push(enter(next));
        else if (!groups.has(next)) lowest.set(node, Math.min(lowest.get(node)!, order.get(next)!));
        continue;
      }
      path.pop();
      const before = path.at(-1)?.node;
      const low = lowest.get(node)!;
      if (before !== undefined) lowest.set(before, Math.min(lowest.get(before)!, low));
      if (low !== order.get(node)) continue;
      const group = new Set(open.splice(open.lastIndexOf(node)));
      for (const member of group) groups.set(member, group);
    }
  }
  return groups;
}

/** One circle of each group of nodes that lead to each other: none only where there is none. */
export function circlesOf<Node>(graph: Graph<Node>): Node[][] {
  return [...new Set(groupsOf(graph).values())].flatMap((group) => {
    const path = new Map<Node, number>();
    let [node] = group;
    while (node !== undefined && !path.has(node)) {
      path.set(node, path.size);
      node = graph.get(node)?.find((next) => group.has(next));
    }
    return node === undefined ? [] : [[...path.keys()].slice(path.get(node))];
  });
}
