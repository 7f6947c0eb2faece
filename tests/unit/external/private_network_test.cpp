#include "external/private_network.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("addresses that only a network of its own knows are private") {
  for (const auto* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "::",
                              "fe80::1%eth0",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "64:ff9b::a00:1",
                              "2002:7f00:1::",
                              "2001:db8::1",
                              "not an address",
                              ""}) {
    INFO(address);
    CHECK(is_private_address(address));
  }
}

TEST_CASE("addresses of the public internet are not") {
  for (const auto* address : {"1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "192.167.255.255", "223.5.5.5",
                              "2400:3200::1", "2606:4700::1111", "::ffff:1.1.1.1", "2002:101:101::"}) {
    INFO(address);
    CHECK_FALSE(is_private_address(address));
  }
}
