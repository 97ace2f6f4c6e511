package io.throughline.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the company's own systems know beside events: customers, products, spend, exchange rates. */
final class ReferenceData {

    private final World world;
    private final Path folder;

    ReferenceData(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    /** @param lives of all customers, lived until the end of the data */
    void write(List<CustomerLife> lives) throws IOException {
        customers(lives);
        products();
        spend();
        rates();
    }

    private void customers(List<CustomerLife> lives) throws IOException {
        try (Csv csv = Csv.create(
                folder.resolve("customers.csv"),
                "customer_id",
                "signed_up_on",
                "country",
                "locale",
                "has_app",
                "plan")) {
            for (CustomerLife life : lives) {
                Customer customer = life.customer();
                LocalDate signedUp = Instant.ofEpochMilli(customer.joinedAt())
                        .atZone(Company.ZONE)
                        .toLocalDate();
                csv.row(
                        customer.id(),
                        signedUp,
                        customer.market().country(),
                        customer.market().locale(),
                        customer.usesApp(),
                        life.member() ? "plus-monthly" : "none");
            }
        }
    }

    private void products() throws IOException {
        try (Csv csv = Csv.create(
                folder.resolve("products.csv"), "product_id", "name", "category", "price", "currency", "margin")) {
            for (Product product : Product.RANGE) {
                csv.row(
                        product.id(),
                        product.name(),
                        product.category(),
                        Csv.number(product.price(), 2),
                        "EUR",
                        Csv.number(product.margin(), 2));
            }
        }
    }

    private void spend() throws IOException {
        BusinessCalendar calendar = world.calendar();
        Draws draws = Draws.of(world.company().seed(), -100);
        try (Csv csv =
                Csv.create(folder.resolve("campaign_spend.csv"), "date", "channel", "campaign", "spend", "currency")) {
            for (int day = 0; day < calendar.days(); day++) {
                double busy = calendar.businessTime(day + 1) - calendar.businessTime(day);
                for (MarketingChannel channel : MarketingChannel.values()) {
                    if (channel.campaign() != null) {
                        double luck = draws.between(0.8, 1.2, Purpose.DETAIL, day * 16L + channel.ordinal());
                        double spend = world.company().customers() * channel.spendPerCustomer() * busy * luck;
                        csv.row(
                                calendar.date(day),
                                channel.wireName(),
                                channel.campaign(),
                                Csv.number(spend, 2),
                                "EUR");
                    }
                }
            }
        }
    }

    private void rates() throws IOException {
        BusinessCalendar calendar = world.calendar();
        try (Csv csv = Csv.create(folder.resolve("exchange_rates.csv"), "date", "currency", "rate_to_eur")) {
            for (int day = 0; day < calendar.days(); day++) {
                for (Market market : List.of(Market.SWITZERLAND, Market.BRITAIN)) {
                    csv.row(calendar.date(day), market.currency(), market.rate(calendar.date(day)));
                }
            }
        }
    }
}
