"""Calls the orders of a running shop by the Python SDK; prints what came of it as JSON."""

import json
import os
import uuid
from datetime import datetime

from shop_orders import (
    Address,
    ApiClient,
    ApiException,
    CancelOrder,
    Configuration,
    Money,
    OrdersApi,
    PlaceOrder,
)
from shop_orders.exceptions import ConflictException, ForbiddenException, NotFoundException


def api_of(token):
    host = os.environ["BASE_URL"]
    return OrdersApi(ApiClient(Configuration(host=host, access_token=os.environ[token])))


def problem_of(expected, call):
    try:
        call()
    except ApiException as error:
        assert isinstance(error, expected), error
        return f"{error.status} {error.data.type}"
    return "none"


customer, agent = api_of("CUSTOMER"), api_of("AGENT")
made = customer.place_order(
    PlaceOrder(
        customer_id=uuid.uuid4(),
        sku="sku-1",
        quantity=2,
        total=Money(amount=1250, currency="EUR"),
        ship_to=Address(street="Street 1", city="Town", zip="12345", country="DE"),
    )
)

reason = CancelOrder(reason="changed my mind")
cancelled = customer.cancel_order(made.id, reason)
ids, cursor, pages = [], None, 0
while True:
    page = agent.list_orders(cursor=cursor, limit=2)
    ids += [one.id for one in page.items]
    cursor, pages = page.next, pages + 1
    if cursor is None:
        break

problems = [
    problem_of(ConflictException, lambda: customer.cancel_order(made.id, reason)),
    problem_of(NotFoundException, lambda: customer.get_order(uuid.uuid4())),
    problem_of(ForbiddenException, lambda: customer.list_orders()),
]
print(
    json.dumps(
        {
            "total": made.total.amount,
            "made": isinstance(made.created_at, datetime),
            "paged": pages > 1 and len(set(ids)) == len(ids) and made.id in ids,
            "status": cancelled.status,
            "problems": problems,
        }
    )
)
