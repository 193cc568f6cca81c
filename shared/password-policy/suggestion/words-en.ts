/** English words for passphrases: common, concrete, three to ten letters, nothing offensive; chosen for Latchkey. */
export const words = `
  acorn actor adobe agent album alley almond alpine amber anchor angle ankle antler apple apricot apron arbor arch
  arena armor arrow artist aspen atlas attic autumn avenue award axis azure bacon badge badger bagel baker balcony
  ballet balloon bamboo banana banjo banner barley barn barrel basil basin basket beach beacon beaker beam bean beard
  beaver bedrock beech beetle bell belt bench berry bicycle birch biscuit bishop bison blanket blaze blender blossom
  bluebird board boat bobcat bonfire bonnet book boot border bottle boulder bowl bracelet branch brass bread breeze
  brick bridge bronze brook broom brother brush bubble bucket buckle budget buffalo bugle bulb bundle bunny burger
  butter button cabbage cabin cable cactus cafe cake calendar camel camera camp canal candle candy canoe canvas
  canyon cape captain caramel caravan card cargo carnival carpet carrot cart cartoon carve cashew castle catalog cave
  cedar celery cellar cello cement center cereal chain chair chalk chapel chapter charm chart cheese cherry chess
  chest chicken chili chimney chorus cider cinema cinnamon circle circus citrus city clam clarinet clay clever cliff
  climate clock closet cloth cloud clover coach coast coat cobalt cobra cocoa coconut coffee coin collar colony comet
  comic compass concert copper coral corner cottage cotton couch cousin cradle crane crater crayon cream creek
  cricket crimson crisp crocus crown crystal cube cuckoo cup curtain curve cushion cycle cypress daffodil dairy daisy
  dance dawn decade deck deer delta denim depot desert desk dessert dial diamond diary dinner diploma dish dock
  doctor dolphin domain donkey door dough dove dragon drawer drawing dream dress drift drum duck dune dusk dust eagle
  earth easel east echo eclipse edge eel effort elbow elder elegant elephant elevator elk elm ember emerald engine
  envelope equator errand essay estate evening event exhibit explore fabric factory falcon family famous farm farmer
  fashion feather fence fern ferry festival fiber fiction fiddle field fig figure film filter finch finger fir fire
  fish fjord flag flame flamingo flannel flask fleet flint float flock floor florist flour flower flute foam fog
  folder forest fork fossil fountain fox frame freckle freight friday frog frost fruit fudge funnel gadget galaxy
  gallery gallon garage garden garlic garnet gate gazelle gecko gem genius geyser giant ginger giraffe glacier glass
  globe glove glow goat goblet gold golf gondola goose gorge gown grain granite grape graph grass gravel gravity
  green grocer grove guest guide guitar gulf gull gym habit hail hallway halo hammer hammock hamster handle harbor
  harness harp harvest hat hawk hazel heart heather hedge hedgehog helmet herald herb heron hiking hill hippo hobby
  hockey holiday hollow honey hood hook horizon hornet horse hotel hour house hull humble hummus hunter hurdle husky
  ice iceberg icing icon igloo iguana index indigo infant ink inlet inn insect invoice iris iron island ivory ivy
  jacket jade jaguar jam january jar jasmine jeans jelly jersey jewel jigsaw jingle jockey journal journey judge
  juice jumbo jungle juniper jury kale kayak kernel kettle keyboard kiosk kitchen kite kitten kiwi knee knight knob
  knot koala label ladder lagoon lake lamb lamp lane lantern laptop larch lark lasagna laser lattice laurel lava
  lavender lawn leaf leather lecture ledger lemon lemonade lens lentil leopard letter lettuce level lever library
  lichen lily lime linen lion lizard llama lobby lobster locket lodge logic lotus lounge lumber lunar lunch lupine
  lynx lyric machine magnet magnolia magpie mailbox mammal mango mantle maple marble margin marina market marsh
  mascot mast mattress meadow medal melody melon member mentor menu mercury merit meteor meter microbe mill mimosa
  mineral mint minute mirror mitten mixer model module molecule monday monitor monkey month moon moose morning mosaic
  moss motel motor mountain mouse movie muffin mulberry mural muscle museum mushroom music mustard napkin narrow
  nature navy nectar needle neon nephew nest nettle network nickel night noble noodle north notebook notion novel
  nugget number nutmeg nylon oak oasis oat object ocean octave octopus office olive omelet onion onyx opal opera
  orange orbit orchard orchid order organ origami ornament osprey ostrich otter oven owl oxygen oyster package paddle
  page pagoda paint palace palm pancake panda panel panther papaya paper paprika parade parcel park parrot parsley
  party passage pasta pastel pastry patch path patio patrol pavement peach peacock peanut pear pearl pebble pelican
  pencil penguin pepper perch perfume permit petal phoenix photo piano pickle picnic picture pier pigeon pillow pilot
  pine pineapple pioneer pipe pirate pistachio pixel pizza planet plank plant plaster plate platform plaza plum
  pocket poem poet polar polish pollen polo pond pony poplar poppy porch port portrait postcard potato pottery powder
  prairie present pretzel prince print prism prize product program project pudding puddle puffin pulse pumpkin puppet
  purple puzzle pyramid quail quarry quartz queen quest quill quilt quince quiver rabbit raccoon racket radar radio
  radish raft railway rain rainbow raisin ramp ranch ranger rapid raspberry raven razor reactor recipe record reed
  reef region reindeer relay relic rescue reservoir resort ribbon rice ridge ring ripple river road robin robot
  rocket rodeo roof room rooster root rope rose rotor rover ruby rudder rug ruler runner rye saddle saffron sage sail
  salad salmon salt salute sandal sapphire satin sauce saucer sauna savanna scallop scarf scene school science
  scooter scout screen script scroll sculpt seal season seat second secret seed senate sequoia series sesame shadow
  shallow shark shelf shell shelter sheriff shield shine ship shirt shoe shore shovel shrimp shutter siesta signal
  silence silk silver singer siren sketch skillet skirt sky slate sled sleet slipper slope sloth smile smoke smooth
  snail snow soccer socket sofa solar soldier sonata sorbet soup source south spade spark sparrow spatula speech
  sphere spice spider spinach spiral sponge spoon spring sprout spruce square squash squid squirrel stable stadium
  staff stage stamp star station statue steam steel stem stencil step stereo stone stool storm story stove straw
  stream street string studio sugar suit summer summit sunday sunrise sunset supper surf swallow swan sweater swing
  sword symbol syrup table tablet tadpole talent tango tank tape target tavern taxi teacher teapot temple tempo
  tennis tent terrace theater theory thermos thimble thistle thread throne thunder ticket tide tiger tile timber time
  tissue toast toffee tomato topaz torch tornado tortoise totem toucan tower town tractor trail train trapeze travel
  tray treasure tree triangle tribe trio trolley trophy trout truck truffle trumpet trunk tulip tuna tundra tunnel
  turban turbine turkey turnip turtle tuxedo twig twilight umbrella uncle unicorn uniform union unit urban urchin
  utensil vacuum valley valve vanilla vapor vase vault velvet vendor venue verse vessel vest viaduct victory video
  view villa village vine violet violin visit visor vista vitamin vocal volcano volume voyage vulture waffle wagon
  waist wallet walnut walrus waltz warbler wardrobe warehouse wasp water wave wealth weasel weather weaver wedge
  weekend well west whale wheat wheel whisker whistle willow wind window winter wizard wolf wombat wonder wood wool
  workshop world wreath wren writer yacht yarn year yellow yogurt yonder zebra zenith zephyr zero zigzag zinc zipper
  zodiac zone
`
  .trim()
  .split(/\s+/)
