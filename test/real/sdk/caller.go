// Calls the orders of a running shop by the Go SDK; prints what came of it as JSON.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"

	orders "example.com/shop/orders-go"
)

const nobody = "00000000-0000-4000-8000-000000000000"

func apiOf(token string) (*orders.OrdersAPIService, context.Context) {
	settings := orders.NewConfiguration()
	settings.Servers = orders.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	ctx := context.WithValue(context.Background(), orders.ContextAccessToken, os.Getenv(token))
	return orders.NewAPIClient(settings).OrdersAPI, ctx
}

func problemOf(response *http.Response, err error) string {
	var refused *orders.GenericOpenAPIError
	if !errors.As(err, &refused) {
		return fmt.Sprint("none: ", err)
	}
	problem := refused.Model().(orders.Problem)
	return fmt.Sprintf("%d %s", response.StatusCode, problem.Type)
}

func must[T any](value T, _ *http.Response, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	api, customer := apiOf("CUSTOMER")
	_, agent := apiOf("AGENT")
	address := *orders.NewAddress("Street 1", "Town", "12345", "DE")
	order := orders.NewPlaceOrder(nobody, "sku-1", *orders.NewMoney(1250, "EUR"), address)
	order.SetQuantity(2)
	made := must(api.PlaceOrder(customer).PlaceOrder(*order).Execute())

	reason := *orders.NewCancelOrder("changed my mind")
	cancelled := must(api.CancelOrder(customer, made.Id).CancelOrder(reason).Execute())
	seen, doubled, pages := map[string]bool{}, false, 0
	for cursor := ""; ; pages++ {
		request := api.ListOrders(agent).Limit(2)
		if cursor != "" {
			request = request.Cursor(cursor)
		}
		page := must(request.Execute())
		for _, one := range page.Items {
			doubled = doubled || seen[one.Id]
			seen[one.Id] = true
		}
		if !page.HasNext() {
			break
		}
		cursor = page.GetNext()
	}

	_, again, conflict := api.CancelOrder(customer, made.Id).CancelOrder(reason).Execute()
	_, missing, notFound := api.GetOrder(customer, nobody).Execute()
	_, denied, forbidden := api.ListOrders(customer).Execute()
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"total":    made.Total.Amount,
		"made":     !made.CreatedAt.IsZero(),
		"paged":    pages > 0 && !doubled && seen[made.Id],
		"status":   cancelled.Status,
		"problems": []string{problemOf(again, conflict), problemOf(missing, notFound), problemOf(denied, forbidden)},
	})
}
