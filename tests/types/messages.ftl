# What stands in the header of the cart.
# $count (Number) - how many items
cart = { $count ->
    [one] { $count } item
   *[other] { $count } items
} for { MONEY($total) }
hello = Hello, { $name }!
    .title = Since { DATETIME($day, dateStyle: "long") }
# $name (String)
bye = Bye, { $name }: { cart }
plain = Words
# $who (List)
# $wait (Range) - days until it comes
sent = Sent by { LIST($who) }, { UNIT($way) } away, in { $wait ->
    [one] { $wait } day
   *[other] { $wait } days
}
