import com.example.shop.ordersclient.ApiClient;
import com.example.shop.ordersclient.ApiException;
import com.example.shop.ordersclient.api.OrdersApi;
import com.example.shop.ordersclient.model.Address;
import com.example.shop.ordersclient.model.CancelOrder;
import com.example.shop.ordersclient.model.Money;
import com.example.shop.ordersclient.model.Order;
import com.example.shop.ordersclient.model.OrderPage;
import com.example.shop.ordersclient.model.PlaceOrder;
import com.example.shop.ordersclient.model.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the orders of a running shop by the Java SDK; prints what came of it as JSON. */
public class Caller {
  interface Call {
    void run() throws ApiException;
  }

  static OrdersApi apiOf(String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("BASE_URL"));
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv(token)));
    return new OrdersApi(client);
  }

  static String problemOf(Call call) throws Exception {
    try {
      call.run();
      return "none";
    } catch (ApiException error) {
      ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
      Problem problem = mapper.readValue(error.getResponseBody(), Problem.class);
      return error.getCode() + " " + problem.getType();
    }
  }

  public static void main(String[] args) throws Exception {
    OrdersApi customer = apiOf("CUSTOMER");
    OrdersApi agent = apiOf("AGENT");
    Order made = customer.placeOrder(new PlaceOrder()
        .customerId(UUID.randomUUID())
        .sku("sku-1")
        .quantity(2)
        .total(new Money().amount(1250L).currency("EUR"))
        .shipTo(new Address().street("Street 1").city("Town").zip("12345").country("DE")));

    CancelOrder reason = new CancelOrder().reason("changed my mind");
    Order cancelled = customer.cancelOrder(made.getId(), reason);
    List<UUID> ids = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      OrderPage page = agent.listOrders(cursor, 2);
      page.getItems().forEach(one -> ids.add(one.getId()));
      cursor = page.getNext();
      pages++;
    } while (cursor != null);

    Map<String, Object> result = new LinkedHashMap<>();
    result.put("total", made.getTotal().getAmount());
    result.put("made", made.getCreatedAt() != null);
    result.put("paged", pages > 1 && new HashSet<>(ids).size() == ids.size() && ids.contains(made.getId()));
    result.put("status", cancelled.getStatus().getValue());
    result.put("problems", List.of(
        problemOf(() -> customer.cancelOrder(made.getId(), reason)),
        problemOf(() -> customer.getOrder(UUID.randomUUID())),
        problemOf(() -> customer.listOrders(null, null))));
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }
}
