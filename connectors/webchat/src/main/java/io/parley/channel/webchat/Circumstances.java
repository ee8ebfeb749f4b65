// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.webchat.guard.Customer;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Departments;
import io.parley.channel.webchat.hours.OffHours;
import io.parley.channel.webchat.web.Origins;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.ContactPoint;
import java.net.URI;
import java.util.Optional;

/**
 * In which circumstances a conversation is begun.
 *
 * @param customer who begins it, if the site says so
 * @param department whom they ask for
 * @param page on which they are, if it is one of those that may use the chat
 * @param remark what the reps are to see behind the subject
 */
record Circumstances(Optional<Customer> customer, Optional<String> department, Optional<URI> page, String remark) {

    /** Of somebody of whom nothing is known. */
    static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** Tells them from what is sent. */
    record Reader(Customers customers, Departments departments, Origins origins, OffHours offHours) {

        Circumstances read(JsonNode document, Optional<String> typedEmail) throws RefusedException {
            Optional<Customer> customer = customers.recognise(document.path("customerToken"));
            Optional<String> email = customer.flatMap(Customer::email).map(ContactPoint::value);
            return new Circumstances(
                    customer,
                    departments.chosen(document.path("department")),
                    origins.page(document.path("page").textValue()),
                    offHours.admit(email.or(() -> typedEmail)));
        }
    }

    /** {@return whoever tries again is the same customer wherever they are, and otherwise the same address} */
    String origin(String address) {
        return customer.map(known -> "customer/" + known.id()).orElse(address);
    }
}
